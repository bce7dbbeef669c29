//! Commands: what can be meant can be written, and what is written is read.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use lina_tui::input::Action;
use lina_tui::input::command::{WORDS, complete, write};
use lina_tui::lab::{Assignment, Condition, Position};
use proptest::prelude::*;
use support::labs::every_lab;
use support::person::Person;

fn training() -> Person {
    let mut person = Person::before("training", 80, 24);
    person.act(Action::Rounds(20));
    person
}

#[track_caller]
fn read(person: &Person, text: &str) -> Action {
    person.app.read(text).unwrap_or_else(|why| panic!("`{text}`: {why}"))
}

#[track_caller]
fn refused(person: &Person, text: &str) -> String {
    match person.app.read(text) {
        Err(why) => why.0,
        Ok(action) => panic!("`{text}` is read as {action:?}"),
    }
}

fn assignment(name: &str, value: &str, from: Option<u64>) -> Assignment {
    Assignment { name: name.to_owned(), value: value.to_owned(), from }
}

/// Anything that somebody in front of training can mean.
fn meant() -> impl Strategy<Value = Action> {
    let names = prop::sample::select(vec!["lr", "seed", "points", "noise", "optimiser"]);
    let value = prop_oneof!["[ -~]{0,12}", "[a-z0-9@=;\" ]{0,12}", "-?[0-9]{1,3}(\\.[0-9]{1,3})?"];
    let value = value.prop_map(|value| value.trim().to_owned());
    let from = prop::option::of(0_u64..1000);
    let setting = (names, value, from).prop_map(|(name, value, from)| assignment(name, &value, from));
    let names = prop::sample::select(vec!["lr", "seed", "points", "noise", "optimiser"]);
    let forked = (names, "[a-z0-9.@=;\" ]{0,12}", prop::option::of(0_u64..1000));
    let forked = forked.prop_map(|(name, value, from)| assignment(name, value.trim(), from));
    let labs: Vec<&'static str> = every_lab().map(|lab| lab.name).collect();
    let conditions = prop::sample::select(vec!["loss < 0.6", "grad_slope changes sign", "not finite", "slope >= 1e-3"]);
    let shown = training();
    let condition = move |text: &str| Condition::read(text, shown.shown()).unwrap();
    prop_oneof![
        4 => (0..WORDS.len()).prop_map(|index| WORDS[index].action.clone()),
        2 => (0_u64..=500).prop_map(|round| Action::GoTo(Position::after(round))),
        2 => (1_u64..500, 1_u64..5).prop_map(|(done, stage)| Action::GoTo(Position { done, stage })),
        2 => (0_i64..=480).prop_map(Action::Rounds),
        1 => (1_i64..=10_000).prop_map(|rounds| Action::Rounds(-rounds)),
        4 => prop::collection::vec(setting, 1..4).prop_map(Action::Set),
        1 => (1e-3..1e6).prop_map(Action::Speed),
        1 => conditions.prop_map(move |text| Action::RunUntil(condition(text))),
        1 => prop::sample::select(vec!["slope", "predictions[3]", "X[99]"]).prop_map(|n| Action::AskAbout(n.to_owned())),
        1 => prop::sample::select(labs).prop_map(Action::Lab),
        1 => prop::sample::select(vec!["scale", "window"]).prop_map(Action::NextChoice),
        1 => prop::sample::select(vec!["optimiser", "seed"]).prop_map(Action::NextSetting),
        1 => Just(Action::Choose("scale", "linear")),
        1 => "[A-Za-z][A-Za-z ]{0,10}[A-Za-z]".prop_map(Action::SortBy),
        1 => "[A-Za-z0-9<>=]{1,10}( [0-9]{1,3})?".prop_map(Action::Search),
        1 => any::<u32>().prop_map(Action::SeedQuiz),
        2 => (prop::option::of("[ -~]{1,12}"), prop::collection::vec(forked, 0..3))
            .prop_map(|(name, settings)| Action::Fork { name, settings }),
        1 => (1e-3..1.0, 1.0..900.0, 2_usize..200).prop_map(|(from, to, count)| {
            Action::Sweep { name: "lr".to_owned(), from, to, count }
        }),
        1 => (0_u8..9, -9_i8..9).prop_map(|(row, to)| Action::What(format!("W1[{row},:]={to}"))),
        1 => "[a-z=.0-9]{1,12}".prop_map(Action::Rename),
        1 => prop::option::of("[a-z=.0-9]{1,12}").prop_map(Action::Drop),
        1 => (prop::collection::btree_set("0\\.[0-9]{1,3}", 2..8), prop::option::of(-1e3..1e3))
            .prop_map(|(values, below)| Action::Race { name: "lr".to_owned(), values: values.into_iter().collect(), below }),
        1 => "[!-~]".prop_map(|text| Action::Type(text.chars().next().unwrap())),
        1 => (0_u16..500, 0_u16..200).prop_map(|(column, row)| Action::Click(column, row)),
        1 => (any::<bool>(), 0_u16..500, 0_u16..200).prop_map(|(down, column, row)| Action::Wheel(down, column, row)),
    ]
}

#[test]
fn whatever_is_meant_is_written_and_read_again_as_the_same() {
    let person = training();
    proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) }, |(action in meant())| {
        let text = write(&action).unwrap();
        prop_assert_eq!(person.app.read(&text), Ok(action), "{}", text);
    });
}

#[test]
fn whatever_is_written_is_read_or_refused_in_one_line() {
    let person = training();
    let any = prop_oneof![
        any::<String>(),
        "(set|why|until|lab|goto|step|back|sort|lr|tokens|scale|view) ?[ -~]{0,20}",
        "[a-z]{1,6}=[ -~]{0,20}",
    ];
    proptest!(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(3000) }, |(text in any)| {
        match person.app.read(&text) {
            Ok(action) => prop_assert!(write(&action).is_some(), "{:?}", action),
            Err(why) => prop_assert!(why.0.lines().count() <= text.lines().count().max(1), "{}", why),
        }
        complete(&text, &person.app.scene().vocabulary());
    });
}

#[test]
fn what_people_write_today_means_what_it_meant() {
    let person = training();
    for (text, plainest) in [
        ("back", "play back"),
        ("pause", "play"),
        ("100", "goto 100"),
        ("100.3", "goto 100.3"),
        ("epoch 100", "goto 100"),
        ("+10", "step 10"),
        ("-10", "back 10"),
        ("lr=0.05@100", "set lr=0.05 from 100"),
        ("lr=0.05 from 100", "set lr=0.05 from 100"),
        ("set lr=0.05", "set lr=0.05"),
        ("lr 0.05", "set lr=0.05"),
        ("linear", "scale linear"),
        ("attention", "lab attention"),
        ("lab 1", "lab vectors"),
        ("q", "quit"),
        ("exit", "quit"),
        ("until loss < 0.6", "until loss < 0.6"),
        ("predict 7", "predict 7"),
        ("mouse", "mouse on"),
        ("", "close"),
    ] {
        assert_eq!(write(&read(&person, text)).unwrap(), plainest, "{text}");
    }
}

#[test]
fn several_settings_go_together_and_a_value_may_have_blanks() {
    let vectors = Person::before("vectors", 80, 24);
    let both = vec![assignment("v1", "1,2,3", None), assignment("v2", "4,5,6", None)];
    assert_eq!(read(&vectors, "v1=1,2,3 v2=4,5,6"), Action::Set(both.clone()));
    assert_eq!(read(&vectors, "set v1=1,2,3   v2 = 4,5,6"), Action::Set(both));
    let attention = Person::before("attention", 80, 24);
    let words = |value: &str| assignment("tokens", value, None);
    let causal = assignment("causal", "true", Some(3));
    assert_eq!(read(&attention, "tokens=the cat sat"), Action::Set(vec![words("the cat sat")]));
    assert_eq!(read(&attention, "tokens=a b=c d"), Action::Set(vec![words("a b=c d")]), "b is no parameter");
    let two = Action::Set(vec![words("the cat"), causal.clone()]);
    assert_eq!(read(&attention, "tokens=the cat causal=true from 3"), two);
    let quoted = Action::Set(vec![words("the causal=true"), causal]);
    assert_eq!(read(&attention, "tokens=\"the causal=true\" causal=true from 3"), quoted);
    assert!(refused(&attention, "tokens=\"the cat").contains("a quote is not closed"));
    assert!(refused(&attention, "tokens=\"the\" cat").contains("follows a setting and is none"));
}

#[test]
fn vectors_of_another_length_can_be_set_at_once_and_none_alone() {
    let mut person = Person::before("vectors", 80, 24);
    let length = |person: &Person| person.app.scene().shown().unwrap().parameters().setting("v1").to_string();
    let before = length(&person);
    person.press(": \"v1=1,2,3,4,5,6,7 enter");
    assert_eq!(length(&person), before, "refused: {}", person.text());
    let both = read(&person, "v1=1,2,3,4,5,6,7 v2=7,6,5,4,3,2,1 v3=0,0,0,0,0,0,1");
    person.act(both);
    assert_ne!(length(&person), before, "{}", person.text());
}

#[test]
fn what_is_wrong_is_said_of_what_is_wrong() {
    let person = training();
    let foo = refused(&person, "epoch foo");
    assert!(foo.contains("`foo`") && foo.contains("100") && !foo.contains("no command"), "{foo}");
    assert!(refused(&person, "glosary").contains("did you mean `glossary`?"));
    assert!(refused(&person, "trainin").contains("did you mean `training`?"));
    assert!(refused(&person, "zzz").contains("is no command: write 100"));
    assert!(refused(&person, "scale next week").contains("there are next, log, linear"));
    assert!(refused(&person, "why foo[3]").contains("there is no such number"));
    assert!(refused(&person, "why predictions[100]").contains("there is no such number"));
    assert!(refused(&person, "set").contains("NAME=VALUE"));
    assert!(refused(&person, "lab 99").contains("there are vectors"));
    assert!(refused(&person, "goto 501").contains("past the end"));
    assert!(refused(&person, "speed 0").contains("above 0"));
}

#[test]
fn a_number_is_asked_about_by_its_name() {
    let mut person = Person::before("attention", 80, 24);
    person.press(": \"2 enter");
    let action = read(&person, "why scores[1,2]");
    person.act(action);
    assert!(person.text().contains("why scores[1,2] = "), "{}", person.text());
}

#[test]
fn a_column_is_sorted_by_its_name() {
    let mut person = Person::before("dataset", 80, 24);
    let action = read(&person, "sort salary");
    person.act(action);
    assert!(person.text().contains("sorted by salary, the least first"), "{}", person.text());
    person.act(Action::SortBy("height".to_owned()));
    assert!(person.text().contains("there is no column `height`; there are"), "{}", person.text());
    let mut person = training();
    person.act(Action::SortBy("x".to_owned()));
    assert!(person.text().contains("no table to sort"), "{}", person.text());
}

#[test]
fn a_command_is_completed_in_turn_and_the_line_says_what_it_takes() {
    let mut person = training();
    person.press(": \"opt");
    assert!(person.text().contains("optimiser: "), "{}", person.text());
    person.press("tab");
    assert!(person.text().contains(":optimiser="), "{}", person.text());
    person.press("tab");
    let first = person.text();
    person.press("tab");
    assert_ne!(person.text(), first, "the next of the words that it may be");
    person.press("backtab");
    assert_eq!(person.text(), first);
    person.press("enter");
    assert!(person.text().contains("optimiser") && person.text().contains("→"), "{}", person.text());
    person.press(": \"lab tab esc : \"l");
    let listed = person.text();
    assert!(listed.contains("lr=") && listed.contains("lab") && listed.contains("lesson"), "{listed}");
}

#[test]
fn commands_are_recalled_and_what_was_begun_comes_back() {
    let mut person = training();
    person.press(": \"12 enter : \"lr=0.02 enter : \"be up");
    assert!(person.text().contains(":lr=0.02"), "{}", person.text());
    person.press("up");
    assert!(person.text().contains(":12"), "{}", person.text());
    person.press("up");
    assert!(person.text().contains(":12"), "there is none before");
    person.press("down down");
    assert!(person.text().contains(":be"), "{}", person.text());
}

#[test]
fn a_key_that_does_nothing_says_so_and_names_some_that_do() {
    let mut person = Person::before("softmax", 80, 24);
    person.press("w");
    assert!(person.text().contains("w does nothing here; "), "{}", person.text());
    person.press("right");
    assert!(!person.text().contains("does nothing here"));
    let mut person = training();
    person.press(": \"until enter \"loss<0 enter Z");
    assert!(person.text().contains("Z does nothing here"), "{}", person.text());
}

#[test]
fn every_word_of_the_grammar_can_be_written_in_every_lab() {
    for lab in every_lab() {
        let person = Person::before(lab.name, 80, 24);
        for word in WORDS {
            assert_eq!(person.app.read(word.text), Ok(word.action.clone()), "{}", word.text);
            assert_eq!(write(&word.action).as_deref(), Some(word.text));
        }
    }
}
