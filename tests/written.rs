//! Commands of every lab, alone and in scripts; and what a command that is being written could become.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::sync::Arc;

use lina_tui::app::Direction;
use lina_tui::input::Action;
use lina_tui::input::command::{WORDS, complete, split, write};
use lina_tui::lab::{Assignment, Nudge};
use lina_tui::ops::Cell;
use lina_tui::table;
use lina_tui::ui::Background;
use proptest::prelude::*;
use support::labs::{Tried, every_lab};
use support::person::Person;

/// Whatever is of this lab alone, or of its parameters.
fn of_lab(lab: &Tried, person: &Person) -> Vec<Action> {
    let parameters = person.app.scene().shown().unwrap().parameters();
    let all = parameters.iter().map(|(parameter, setting)| Assignment {
        name: parameter.name.to_owned(),
        value: setting.to_string(),
        from: None,
    });
    let all: Vec<Assignment> = all.collect();
    let nudged = parameters.iter().filter(|(parameter, _)| parameter.nudge != Nudge::None);
    let choices = lab.entry.screen.choices();
    let mut actions: Vec<Action> = nudged.map(|(parameter, _)| Action::NextSetting(parameter.name)).collect();
    actions.extend(all.iter().map(|one| Action::Set(vec![one.clone()])));
    actions.extend((!all.is_empty()).then_some(Action::Set(all)));
    actions.extend(choices.iter().map(|choice| Action::NextChoice(choice.name)));
    actions.extend(choices.iter().flat_map(|choice| choice.ways.iter().map(|way| Action::Choose(choice.name, way))));
    let scene = person.app.scene();
    let vocabulary = scene.vocabulary();
    let quantities = vocabulary.quantities();
    for (name, shape) in quantities.into_iter().filter(|(_, shape)| !shape.is_empty()) {
        let last = Cell::new(usize::MAX, usize::MAX);
        actions.extend(
            [Cell::SCALAR, shape.nearest(last)].map(|cell| Action::AskAbout(format!("{name}{}", cell.index(shape)))),
        );
    }
    actions.extend(every_lab().map(|lab| Action::Lab(lab.name)));
    actions
}

#[test]
fn whatever_a_lab_has_can_be_written_in_front_of_it() {
    for lab in every_lab() {
        for keys in ["", "end"] {
            let mut person = Person::before(lab.name, 80, 24);
            person.press(keys);
            for action in of_lab(lab, &person) {
                let text = write(&action).unwrap();
                assert_eq!(person.app.read(&text), Ok(action), "{}: `{text}`", lab.name);
            }
        }
    }
}

/// Text as people have it, and as nobody would.
fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~]{0,12}", "[;\"\\\\ a@=]{0,8}", "\\PC{0,8}"]
}

/// Anything with a text in it that somebody in front of `lab` can mean.
fn with_text(lab: &'static Tried) -> impl Strategy<Value = Action> {
    let names: Vec<&'static str> = lab.entry.description.parameters.iter().map(|parameter| parameter.name).collect();
    let setting = (prop::sample::select(names), text(), prop::option::of(any::<u64>()));
    let setting = setting.prop_map(|(name, value, from)| Assignment { name: name.to_owned(), value, from });
    prop_oneof![
        4 => prop::collection::vec(setting, 1..4).prop_map(Action::Set),
        1 => text().prop_map(Action::Search),
        1 => text().prop_map(Action::SortBy),
        1 => any::<char>().prop_map(Action::Type),
        1 => (1e-3..1e6).prop_map(Action::PlayAt),
        1 => (0..WORDS.len()).prop_map(|index| WORDS[index].action.clone()),
    ]
}

#[test]
fn a_script_of_commands_says_each_of_them() {
    for lab in every_lab().filter(|lab| !lab.entry.description.parameters.is_empty()) {
        let person = Person::before(lab.name, 80, 24);
        let script = prop::collection::vec(with_text(lab), 1..5);
        let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) };
        proptest!(config, |(actions in script)| {
            let written: Vec<String> = actions.iter().map(|action| write(action).unwrap()).collect();
            let script = written.join("; ");
            let read: Vec<_> = split(&script).map(|command| person.app.read(command)).collect();
            let meant: Vec<_> = actions.into_iter().map(Ok).collect();
            prop_assert_eq!(read, meant, "{}: {}", lab.name, script);
        });
    }
}

#[test]
fn it_plays_at_the_speed_that_is_written() {
    let mut person = Person::before("training", 80, 24);
    person.press(": \"play space \"20 enter");
    let play = person.app.scene().run().play;
    assert_eq!((play.speed(), play.direction), (20.0, Some(Direction::Forwards)), "{}", person.text());
    person.press(": \"play space \"20 enter");
    assert_eq!(person.app.scene().run().play.direction, Some(Direction::Forwards), "it plays on");
    let refused = person.app.read("play fast").unwrap_err().0;
    assert!(refused.contains("play fast: it takes a number of rounds a second above 0"), "{refused}");
}

#[test]
fn the_colours_can_be_chosen_by_a_command() {
    let mut person = Person::before("training", 80, 24);
    assert_eq!(person.app.viewer.background(), None, "the terminal decides");
    person.press(": \"theme space \"light enter");
    assert_eq!(person.app.viewer.background(), Some(Background::Light));
    person.press(": \"theme space \"dark enter");
    assert_eq!(person.app.viewer.background(), Some(Background::Dark));
    person.press(": \"theme space \"auto enter");
    assert_eq!(person.app.viewer.background(), None);
}

#[test]
fn the_nearest_commands_are_named() {
    let person = Person::before("training", 80, 24);
    let refused = |text: &str| person.app.read(text).unwrap_err().0;
    for (text, near) in [
        ("nudge upp", "`nudge up`"),
        ("epohc 5", "`epoch`"),
        ("lessno", "`lesson`"),
        ("scal next", "`scale`"),
        ("serch x", "`search`"),
        ("optimizer", "`optimiser`"),
    ] {
        let why = refused(text);
        assert!(why.contains("did you mean ") && why.contains(near), "{text}: {why}");
    }
    assert!(refused("plya 3").contains("did you mean `play`"), "{}", refused("plya 3"));
    let several = refused("stae");
    assert!(several.contains("`stage`") && several.contains(" or `"), "{several}");
}

#[track_caller]
fn completed(person: &Person, text: &str) -> Vec<String> {
    let completion = complete(text, &person.app.scene().vocabulary());
    completion.candidates.into_iter().map(|found| format!("{}{}", &text[..completion.from], found.text)).collect()
}

#[test]
fn commands_of_several_words_are_completed_word_by_word() {
    let person = Person::before("training", 80, 24);
    assert_eq!(completed(&person, "nud"), ["nudge"]);
    assert_eq!(completed(&person, "nudge "), ["nudge up", "nudge down"]);
    assert_eq!(completed(&person, "nudge d"), ["nudge down"]);
    assert_eq!(completed(&person, "theme l"), ["theme light"]);
    assert_eq!(completed(&person, "pla"), ["play", "playground"]);
    for word in WORDS {
        let mut written = String::new();
        for part in word.text.split(' ') {
            let typed = format!("{written}{}", &part[..1]);
            written.push_str(part);
            let found = completed(&person, &typed);
            assert!(found.iter().any(|found| *found == written || *found == word.text), "`{typed}`: {found:?}");
            written.push(' ');
        }
    }
}

#[test]
fn columns_and_values_are_completed() {
    let person = Person::before("dataset", 80, 24);
    let columns = completed(&person, "sort ");
    assert!(columns.contains(&"sort salary".to_owned()), "{columns:?}");
    for command in columns {
        let mut person = Person::before("dataset", 80, 24);
        let action = person.app.read(&command).unwrap();
        person.act(action);
        assert!(person.text().contains("sorted by"), "{command}: {}", person.text());
    }
    let attention = Person::before("attention", 80, 24);
    assert_eq!(completed(&attention, "causal=t"), ["causal=true"]);
    assert!(completed(&attention, "tokens=\"the c").is_empty(), "what is quoted is the person's own");
    assert_eq!(completed(&attention, "tokens=\"the c\" caus"), ["tokens=\"the c\" causal="]);
}

#[test]
fn a_number_of_many_is_asked_about_by_an_index() {
    let mut person = Person::before("attention", 80, 24);
    person.press(": \"2 enter");
    assert_eq!(completed(&person, "why scor"), ["why scores["]);
    let refused = person.app.read("why scores").unwrap_err().0;
    assert!(refused.contains("4×4 numbers") && refused.contains("as scores[0,0]"), "{refused}");
    assert!(person.app.read("why scores[0,0]").is_ok());
}

#[test]
fn whatever_it_is_completed_to_can_be_completed_on_or_is_read() {
    for lab in every_lab() {
        let person = Person::before(lab.name, 80, 24);
        for start in completed(&person, "") {
            let on = completed(&person, &format!("{start} "));
            let is_read = person.app.read(&start).is_ok() || start.ends_with('=') || !on.is_empty();
            let takes = complete(&format!("{start} "), &person.app.scene().vocabulary()).takes;
            assert!(is_read || !takes.is_empty(), "{}: `{start}`", lab.name);
        }
    }
}

#[test]
fn of_thousands_of_columns_the_one_that_is_chosen_is_in_sight() {
    let names: Vec<String> = (0..3000).map(|k| format!("列{k}")).collect();
    let row = vec!["1.5"; names.len()].join(",");
    let text = format!("{}\n{row}\n{row}\n", names.join(","));
    let table = Arc::new(table::read(text.as_bytes(), "wide.csv").unwrap());
    let mut person = Person::with_table("dataset", &table, 80, 24);
    person.press(": \"sort space backtab");
    let chosen = person.text();
    assert!(chosen.lines().last().unwrap().contains("2999"), "{chosen}");
    person.press("tab");
    assert!(person.text().lines().last().unwrap().starts_with(" tab 列"), "{}", person.text());
}
