//! What holds the labs together: tabs that follow each other, parameters that they share, a table that flows through.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::sync::Arc;

use lina_tui::app::{Effect, Message};
use lina_tui::input::Action;
use lina_tui::table;
use support::labs::{Tried, every_lab};
use support::person::Person;

fn name(person: &Person) -> &'static str {
    person.shown().description().name
}

#[test]
fn without_a_lab_it_opens_at_home_and_home_leads_everywhere() {
    let mut person = Person::at_home(&table::Table::built_in(), 80, 24);
    assert_eq!(name(&person), "pipeline");
    person.press("up up up up up up up up up up enter");
    assert_eq!(name(&person), "dataset", "raw data is the work of the dataset lab");
    person.press("0 down down down down enter");
    assert_eq!(name(&person), "training", "linear models");
}

#[test]
fn residuals_stand_where_training_stands_and_the_other_way_round() {
    let mut person = Person::before("training", 80, 24);
    person.press(": \"lr=0.05 enter : \"100 enter");
    let slope = person.shown().scalar("slope");
    person.go_to_lab("residuals");
    assert_eq!(person.shown().position.to_string(), "100");
    assert_eq!(person.shown().parameters().get::<f64>("lr"), 0.05);
    person.press("space");
    (0..10).for_each(|_| _ = person.act(Action::Tick));
    person.press("space : \"noise=2 enter");
    assert_eq!(person.shown().position.to_string(), "110");
    person.go_to_lab("training");
    assert_eq!(person.shown().position.to_string(), "110");
    assert_eq!(person.shown().parameters().get::<f64>("noise"), 2.0);
    assert_ne!(person.shown().scalar("slope"), slope);
    // Between the two others may have been looked at.
    person.press("left");
    person.go_to_lab("softmax");
    person.go_to_lab("residuals");
    assert_eq!(person.shown().position.to_string(), "109");
}

#[test]
fn every_lab_keeps_its_place() {
    let mut person = Person::before("attention", 80, 24);
    person.press(": \"5.2 enter");
    person.go_to_lab("layers");
    person.press("right right");
    person.go_to_lab("attention");
    assert_eq!(person.shown().position.to_string(), "5.2");
    person.go_to_lab("layers");
    assert_eq!(person.shown().position.to_string(), "2");
}

#[test]
fn what_is_chosen_of_a_table_is_chosen_everywhere() {
    let mut person = Person::before("dataset", 80, 24);
    person.press(": \"features=age,experience enter");
    let shares = |lab: &Tried| lab.entry.description.parameters.iter().any(|of| of.name == "features" && of.is_shared);
    let mut sharing = 0;
    for lab in every_lab().filter(|lab| shares(lab)) {
        person.go_to_lab(lab.name);
        assert_eq!(person.shown().parameters().get::<String>("features"), "age,experience", "{}", lab.name);
        sharing += 1;
    }
    assert!(sharing >= 5, "{sharing} share it");
    person.go_to_lab("layers");
    let x = person.shown().now.get("X").unwrap().shape().to_string();
    assert_eq!(x, "(8, 2)");
    // Where it cannot be, nothing has changed anywhere.
    person.press(": \"features=height enter");
    assert!(matches!(person.app.viewer.message(), Some(Message::Warning(text)) if text.contains("no column `height`")));
    person.go_to_lab("dataset");
    assert_eq!(person.shown().parameters().get::<String>("features"), "age,experience");
}

#[test]
fn a_persons_own_table_flows_through_every_lab_that_takes_one() {
    let table = table::read(b"area;rooms;price\n52,5;2;180\n80;3;265\n71;3;240,5\n44;2;150\n95;4;330\n", "homes.csv");
    let table = Arc::new(table.unwrap());
    let mut person = Person::with_table("dataset", &table, 120, 36);
    for lab in every_lab().filter(|lab| lab.entry.description.takes_table).map(|lab| lab.name) {
        person.go_to_lab(lab);
        person.press("end");
        assert!(person.text().contains("homes.csv"), "{lab} says where its numbers come from: {}", person.text());
    }
    person.go_to_lab("training");
    assert_eq!(person.shown().now.get("X").unwrap().shape().to_string(), "(5, 2)");
    person.go_to_lab("normalization");
    let last = person.shown().now.get("normalized").unwrap().clone();
    person.go_to_lab("layers");
    let x = person.shown().now.get("X").unwrap().clone();
    assert!(x.numbers().zip(last.numbers()).all(|(a, b)| a == b), "one lab's output is the other's input");
}

#[test]
fn the_race_is_an_errand_of_the_driver() {
    let mut person = Person::before("matmul", 80, 24);
    person.press("end");
    assert_eq!(person.shown().position.to_string(), "2");
    let Some(Effect::Measure(errand)) = person.act(Action::Forward) else { panic!("nobody races") };
    assert_eq!((errand.parameters.get("n"), errand.parameters.get("seed")), (100_u64, 42_u64));
    assert!(person.act(Action::Forward).is_none(), "one race at a time");
    person.act(Action::Measured(errand, "100,42,100,2e-3,7e-4,3.1e-5".to_owned()));
    assert_eq!(person.shown().position.to_string(), "3");
    assert!(person.shown().scalar("speedup").is_some_and(|speedup| (speedup - 64.516).abs() < 0.01));
    // Other matrices have not been raced.
    person.press(": \"n=50 enter");
    assert_eq!(person.shown().position.to_string(), "2");
    assert!(matches!(person.act(Action::Forward), Some(Effect::Measure(_))));
}

#[test]
fn more_tokens_than_attention_takes_are_refused_and_nothing_is_lost() {
    let mut person = Person::before("attention", 80, 24);
    person.press(": \"tokens=the_cat_sat enter");
    for count in [65, 5000] {
        let words = vec!["a"; count].join(",");
        person.press(&format!(": \"tokens={words} enter"));
        let said = person.text();
        assert!(said.contains(&format!("{count} tokens are too many: the lab takes at most 64")), "{said}");
    }
    person.press("esc");
    assert_eq!(person.shown().parameters().get::<String>("tokens"), "the_cat_sat");
    let words = vec!["a"; 64].join(",");
    person.press(&format!(": \"tokens={words} enter"));
    assert_eq!(person.shown().parameters().get::<u64>("seq_len"), 64);
}
