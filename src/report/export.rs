//! A place in a lab to take along: as a script in NumPy that comes to the same numbers, and as the command that opens it.

use std::fmt::Write as _;
use std::path::Path;

use crate::lab::program::Kind;
use crate::lab::script::{MOST_WRITTEN, assignment, float};
use crate::lab::{Evaluation, Position, Refusal, Script, Session, Setting};
use crate::ops::{Cell, Shape, Value};
use crate::table::SOURCE;
use crate::ui::{Look, Screen};

use super::markdown::markdown;

/// Cells of a quantity that is too large to be written out that a script looks at.
const LOOKED_AT: usize = 12;

/// What a script holds its numbers to.
const CHECK: &str = "\
def check(name, computed, known):
    assert np.shape(computed) == np.shape(known), f\"{name} has shape {np.shape(computed)}, not {np.shape(known)}\"
    same = np.isclose(np.asarray(computed, float), np.asarray(known, float), rtol=1e-9, atol=1e-9, equal_nan=True)
    assert np.all(same), f\"{name} is {computed}, not {known}\"
";

/// As above, for what is too large to be written out.
const CHECK_SOME: &str = "\
def check_some(name, computed, shape, mean, cells):
    assert np.shape(computed) == shape, f\"{name} has shape {np.shape(computed)}, not {shape}\"
    check(f\"the mean of {name}\", np.mean(computed), mean)
    for place, known in cells.items():
        check(f\"{name}[{place}]\", computed[place], known)
";

/// What can be taken along of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Export {
    /// A script that computes the same numbers with NumPy, and asserts them.
    #[default]
    Numpy,
    /// The step in Markdown: its sentence, its arithmetic, its values.
    Markdown,
    /// The command that opens the place.
    Command,
}

impl Export {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Numpy => "NumPy script",
            Self::Markdown => "Markdown",
            Self::Command => "command line",
        }
    }
}

/// What is taken along of the place where a lab stands, as somebody looks at it; `file` is the table that was put in.
///
/// # Errors
/// As [`numpy_script`].
pub fn export(screen: &dyn Screen, look: &Look, file: Option<&Path>, what: Export) -> Result<String, Refusal> {
    match what {
        Export::Numpy => numpy_script(screen, file),
        Export::Markdown => Ok(markdown(screen, look, file)),
        Export::Command => Ok(command_line(screen, file) + "\n"),
    }
}

/// A Python script that sets up the same data and weights, comes to the same position, and asserts every quantity that
/// exists there, to nine digits.
///
/// # Errors
/// If it would have to hold more numbers than a script should.
pub fn numpy_script(session: &dyn Session, file: Option<&Path>) -> Result<String, Refusal> {
    let Script { helpers, setup, lines } = session.script()?;
    let now = &session.frame().now;
    let asserts: Vec<String> = now.quantities().flat_map(|(name, of)| asserted(now, name, now.value(of))).collect();
    let description = session.description();
    let mut script = format!(
        "\"\"\"lina-tui: {}, {} {} of {}, computed again with NumPy.\n\n    {}\n\"\"\"\n\nimport numpy as np\n\n",
        description.name,
        description.round,
        session.position(),
        session.rounds(),
        command_line(session, file).replace('\\', "\\\\").replace('"', "\\\""),
    );
    // Some labs show what overflows.
    script += "np.seterr(all=\"ignore\")\n\n\n";
    let is_large = asserts.iter().any(|line| line.starts_with("check_some("));
    let checks = [CHECK].into_iter().chain(is_large.then_some(CHECK_SOME));
    for function in helpers.into_iter().chain(checks) {
        script += function;
        script += "\n\n";
    }
    for (title, lines) in
        [("What it starts from.", setup), ("What it computes.", lines), ("What lina-tui has here.", asserts)]
    {
        let _ = writeln!(script, "# {title}");
        for line in lines {
            let _ = writeln!(script, "{line}");
        }
        script.push('\n');
    }
    let _ = writeln!(script, "print(\"all {} quantities agree\")", now.quantities().count());
    Ok(script)
}

/// Lines that hold a quantity to what it is.
fn asserted(now: &Evaluation, name: &'static str, value: &Value) -> Vec<String> {
    let shape = value.shape();
    if shape.len() < MOST_WRITTEN {
        let of = now.find(name);
        let is_whole = of.is_some_and(|of| matches!(now.kind(of), Kind::Rows | Kind::Names));
        let mut lines = assignment("known", value, is_whole && !shape.is_empty());
        if let [line] = &mut lines[..] {
            let known = line.trim_start_matches("known = ");
            return vec![format!("check(\"{name}\", {name}, {known})")];
        }
        lines.push(format!("check(\"{name}\", {name}, known)"));
        return lines;
    }
    let mean = value.numbers().sum::<f64>() / shape.len() as f64;
    let cells: Vec<Cell> = {
        let every = (shape.len() / LOOKED_AT).max(1);
        shape.cells().step_by(every).collect()
    };
    let place = |cell: Cell| match shape {
        Shape::Matrix(..) => format!("({}, {})", cell.row, cell.column),
        Shape::Vector(_) | Shape::Scalar => cell.row.to_string(),
    };
    let mut lines = vec![format!("check_some(\"{name}\", {name}, {shape}, {}, {{", float(mean))];
    lines.extend(cells.into_iter().map(|cell| format!("    {}: {},", place(cell), float(value.get(cell)))));
    lines.push("})".to_owned());
    lines
}

/// The command that opens this very place, in the words of a shell. `file` is the table that was put in.
pub fn command_line(session: &dyn Session, file: Option<&Path>) -> String {
    let description = session.description();
    let mut words = vec!["lina-tui".to_owned(), description.name.to_owned()];
    let start = session.schedule().at(0);
    let is_drawn = start.index(SOURCE).is_ok() && start.word(SOURCE) != Some("table");
    let file = file.filter(|_| description.takes_table && !is_drawn);
    if let Some(file) = file {
        words.extend(["--data".to_owned(), file.display().to_string()]);
    }
    // Whoever names a file means its numbers.
    let settings = session.schedule().settings().filter(|(_, name, _)| file.is_none() || *name != SOURCE);
    for (from, name, setting) in settings {
        words.extend(["--set".to_owned(), assigned(name, &setting, from)]);
    }
    if session.position() != Position::START {
        words.extend(["--step".to_owned(), session.position().to_string()]);
    }
    let words: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    words.join(" ")
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
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
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
