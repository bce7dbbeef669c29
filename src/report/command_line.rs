//! The command that opens a place in a lab again, in the words of a shell.

use std::path::Path;

use crate::lab::{Overwritten, Position, SOURCE, Schedule, Setting, Snapshot};
use crate::terminal::visible;

/// The command that opens this very place, in the words of a shell. `file` is the table that was put in.
pub fn command_line(shown: &Snapshot, file: Option<&Path>) -> String {
    joined(&words(shown.description().name, shown, shown.position, file))
}

/// The command that opens several runs beside each other in `lab`, which may show them through a lens: that which the others branch off from, as it is shown, those others
/// with their names and what is set over them, where all stand, and which of them is in front.
pub fn command_line_of_runs(
    lab: &str,
    first: &Snapshot,
    others: &[(String, Schedule)],
    position: Position,
    front: Option<&str>,
    file: Option<&Path>,
) -> String {
    let mut words = words(lab, first, position, file);
    for (name, schedule) in others {
        let settings = set_otherwise(first.schedule(), schedule);
        let overwritten: Vec<&Overwritten> =
            schedule.overwritten().iter().filter(|one| !first.schedule().overwritten().contains(one)).collect();
        if settings.is_empty() && overwritten.is_empty() {
            words.extend(["--fork".to_owned(), name.clone()]);
        }
        for (from, parameter, setting) in settings {
            words.extend(["--fork".to_owned(), format!("{name}:{}", assigned(parameter, &setting, from))]);
        }
        for one in overwritten {
            words.extend(["--fork".to_owned(), format!("{name}:{}", one.assigned())]);
        }
    }
    if let Some(front) = front {
        words.extend(["--run".to_owned(), front.to_owned()]);
    }
    joined(&words)
}

/// What has to be set, in this order, to come from one schedule to another: of every parameter that is not the same throughout
/// all that it is.
fn set_otherwise(first: &Schedule, other: &Schedule) -> Vec<(u64, &'static str, Setting)> {
    let of = |schedule: &Schedule, name: &str| -> Vec<(u64, Setting)> {
        let settings = schedule.settings().filter(|(_, known, _)| *known == name);
        settings.map(|(from, _, setting)| (from, setting)).collect()
    };
    let mut found = vec![];
    for (parameter, start) in other.at(0).iter() {
        let own = of(other, parameter.name);
        if own != of(first, parameter.name) {
            let later = own.into_iter().filter(|(from, _)| *from > 0);
            let all = std::iter::once((0, start)).chain(later);
            found.extend(all.map(|(from, setting)| (from, parameter.name, setting)));
        }
    }
    // Where it branches off says where it does so, and not that it began as the first did.
    found.retain(|(from, name, setting)| {
        let is_kept = first.settings().all(|(from, known, _)| known != *name || from == 0);
        *from > 0 || !is_kept || first.at(0).setting(name) != *setting
    });
    found
}

fn joined(words: &[String]) -> String {
    words.iter().map(|word| quoted(word)).collect::<Vec<_>>().join(" ")
}

/// The words that open a run in `lab` at a position.
fn words(lab: &str, shown: &Snapshot, position: Position, file: Option<&Path>) -> Vec<String> {
    let description = shown.description();
    let mut words = vec!["lina-tui".to_owned(), lab.to_owned()];
    let start = shown.schedule().at(0);
    let is_drawn = start.index(SOURCE).is_ok() && start.get::<&str>(SOURCE) != "table";
    let file = file.filter(|_| description.takes_table && !is_drawn);
    if let Some(file) = file {
        words.extend(["--data".to_owned(), file.display().to_string()]);
    }
    // Whoever names a file means its numbers.
    let settings = shown.schedule().settings().filter(|(_, name, _)| file.is_none() || *name != SOURCE);
    for (from, name, setting) in settings {
        words.extend(["--set".to_owned(), assigned(name, &setting, from)]);
    }
    for one in shown.schedule().overwritten() {
        words.extend(["--set".to_owned(), one.assigned()]);
    }
    if position != Position::START {
        words.extend(["--step".to_owned(), position.to_string()]);
    }
    words
}

/// A setting as the command line takes it.
fn assigned(name: &str, setting: &Setting, from: u64) -> String {
    let value = setting.to_string();
    // What ends as a time does would be read as one.
    let ends_as_time = value.rsplit_once('@').is_some_and(|(_, end)| end.bytes().all(|byte| byte.is_ascii_digit()));
    if from > 0 || ends_as_time { format!("{name}={value}@{from}") } else { format!("{name}={value}") }
}

/// A word as a shell takes it for one word.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_./:=@%+,-".contains(c);
    let shown = visible::line(word);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else if shown != word {
        // In such quotes a shell reads `\x1b` as the character, which is not to be written as it is.
        format!("$'{}'", visible::line(&word.replace('\\', r"\\").replace('\'', r"\'")))
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_for_a_shell() {
        for (word, shell) in [
            ("lr=0.05@100", "lr=0.05@100"),
            ("labels=the cat", "'labels=the cat'"),
            ("it's", r"'it'\''s'"),
            ("", "''"),
            ("$HOME;rm", "'$HOME;rm'"),
            ("a\x1b[31m\u{202e}it's\\.csv", r"$'a\x1b[31m\u202eit\'s\\.csv'"),
        ] {
            assert_eq!(quoted(word), shell);
        }
    }

    #[test]
    fn what_ends_as_a_time_is_not_read_as_one() {
        let text = |text: &str| Setting::Text(text.to_owned());
        assert_eq!(assigned("labels", &text("a@5"), 0), "labels=a@5@0");
        assert_eq!(assigned("labels", &text("a@b"), 0), "labels=a@b");
        assert_eq!(assigned("lr", &Setting::Real(1e-7), 3), "lr=1e-7@3");
    }
}
