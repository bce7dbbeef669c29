//! What can be done without knowing a key: the help that begins with what works here, the menu of labs, lessons whose lines
//! Enter performs, scenes, and what the palette has besides.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use lina_tui::app::Message;
use lina_tui::input::{Action, Scope};
use lina_tui::lab::{Parameters, Position};
use lina_tui::labs::registry;
use support::labs::labs;
use support::person::Person;

/// What is said.
fn said(person: &Person) -> String {
    match person.app.viewer.message() {
        Some(Message::Note(text) | Message::Warning(text)) => text.clone(),
        None => String::new(),
    }
}

#[test]
fn help_begins_with_what_works_here_and_ends_with_end() {
    let mut person = Person::before("training", 80, 24);
    person.press("?");
    let first = person.text();
    assert!(first.contains("Here, now"), "{first}");
    for does in ["epoch", "play", "why?", "predict"] {
        assert!(first.contains(does), "{does} stands on the first screen\n{first}");
    }
    person.press("end");
    let last = person.text();
    assert!(last.contains(" ▼ 0 "), "{last}");
    person.press("home");
    assert_eq!(person.text(), first);
}

#[test]
fn help_and_glossary_can_be_searched() {
    for key in ["?", "g"] {
        let mut person = Person::before("training", 80, 24);
        person.press("right");
        person.press(key);
        assert_eq!(person.app.scope(), Scope::Help);
        let wanted = if key == "?" { "markdown" } else { "gradient" };
        person.press(&format!("/ \"{wanted}"));
        assert_eq!(person.app.scope(), Scope::Text);
        person.press("enter");
        assert_eq!(person.app.scope(), Scope::Help, "it is read on");
        assert!(person.text().to_lowercase().contains(wanted), "{}", person.text());
        person.press("/ \"qqqq enter");
        assert!(said(&person).contains("`qqqq` is not on this page"), "{}", said(&person));
        person.press("/ esc");
        assert_eq!(person.app.scope(), Scope::Help, "who gives up searching reads on");
        person.press("n");
        assert!(person.text().to_lowercase().contains(wanted));
    }
}

#[test]
fn one_key_shows_all_labs_and_enter_opens_the_chosen_one() {
    let mut person = Person::before("attention", 80, 24);
    person.press("o");
    let menu = person.text();
    for lab in labs().iter() {
        assert!(menu.contains(lab.description.name), "{}\n{menu}", lab.description.name);
    }
    person.press("down enter");
    let names: Vec<&str> = labs().iter().map(|lab| lab.description.name).collect();
    let next = names.iter().position(|name| *name == "attention").unwrap() + 1;
    assert_eq!((person.lab(), person.app.scope()), (names[next], Scope::Screen));
    person.press("o o");
    assert_eq!(person.app.scope(), Scope::Screen, "the key that opens it closes it");
}

#[test]
fn enter_performs_what_a_lesson_says_to_try() {
    let mut person = Person::before("training", 80, 24);
    person.press("h");
    let plain = person.text();
    person.press("tab");
    assert!(person.text().contains("enter 100"), "the keys say what enter does\n{}", person.text());
    assert_ne!(person.text(), plain, "the page goes to it");
    person.press("enter");
    assert_eq!((person.shown().position, person.app.scope()), (Position::after(100), Scope::Help), "it can be read on");
    person.press("tab enter");
    assert_eq!(person.shown().parameters().get::<f64>("lr"), 0.1);
    person.press("h h enter");
    assert_eq!(person.app.scope(), Scope::Screen, "where nothing is chosen it closes");
}

#[test]
fn what_was_set_can_be_undone_and_everything_reset() {
    let mut person = Person::before("training", 80, 24);
    let lr = |person: &Person| person.shown().parameters().get::<f64>("lr");
    person.press(": \"undo enter");
    assert!(said(&person).contains("nothing has been set here"), "{}", said(&person));
    let first = lr(&person);
    person.set("lr=0.2");
    person.set("lr=0.3");
    person.press(": \"undo enter");
    assert_eq!(lr(&person), 0.2);
    person.press(": \"undo enter");
    assert_eq!(lr(&person), first);
    let seed = person.shown().parameters().get::<usize>("seed");
    person.act(Action::NextSetting("seed"));
    assert_eq!(person.shown().parameters().get::<usize>("seed"), seed + 1);
    person.set("points=50");
    person.press(": \"reset enter");
    let defaults = Parameters::defaults(person.shown().description().parameters);
    for (parameter, setting) in person.shown().parameters().that_matter() {
        assert_eq!(setting, defaults.setting(parameter.name), "{}", parameter.name);
    }
}

#[test]
fn a_bookmark_leads_back_with_its_settings() {
    let mut person = Person::before("training", 80, 24);
    person.set("lr=0.2");
    person.act(Action::GoTo(Position::after(7)));
    person.press(": \"bookmark enter");
    assert!(said(&person).contains("bookmark 1: training, epoch 7"), "{}", said(&person));
    let slope = person.shown().scalar("slope");
    person.set("lr=0.01");
    person.go_to_lab("softmax");
    person.act(Action::GoToBookmark(1));
    assert_eq!((person.lab(), person.shown().position), ("training", Position::after(7)));
    assert_eq!(person.shown().scalar("slope"), slope);
    person.act(Action::GoToBookmark(2));
    assert!(said(&person).contains("there is no bookmark 2"), "{}", said(&person));
}

#[test]
fn a_lab_opens_with_its_scene_and_one_key_has_the_defaults() {
    let mut staged = 0;
    for entry in registry().iter().filter(|entry| !entry.scene.is_empty()) {
        let name = entry.description.name;
        let mut person = Person::at_home(&lina_tui::table::Table::built_in(), 80, 24);
        person.app.room.set_scenes(None);
        person.go_to_lab(name);
        let set = |person: &Person| -> Vec<String> {
            let parameters = person.shown().parameters();
            entry.staged().iter().map(|wish| parameters.setting(&wish.name).to_string()).collect()
        };
        let scene: Vec<String> = entry.staged().iter().map(|wish| wish.value.clone()).collect();
        assert_eq!(set(&person), scene, "{name}");
        assert!(person.text().contains("  scene"), "{name}: it is said\n{}", person.text());
        let defaults = Parameters::defaults(entry.description.parameters);
        let of_article: Vec<String> =
            entry.staged().iter().map(|wish| defaults.setting(&wish.name).to_string()).collect();
        person.press("a");
        assert_eq!(set(&person), of_article, "{name}: {}", said(&person));
        assert!(!person.text().contains("  scene\n"), "{name}");
        person.press("a");
        assert_eq!(set(&person), scene, "{name}: {}", said(&person));
        // Who says how it is to be set means the defaults for the rest.
        let mut person = Person::at_home(&lina_tui::table::Table::built_in(), 80, 24);
        person.app.room.set_scenes(Some(entry));
        person.go_to_lab(name);
        assert_eq!(set(&person), of_article, "{name}");
        // Whose numbers these are is said, unless somebody has set them.
        person.app.say_whose_numbers();
        assert!(said(&person).contains("the article's own numbers; a sets"), "{name}: {}", said(&person));
        person.press("esc : \"seed=7 enter");
        person.app.say_whose_numbers();
        assert!(!said(&person).contains("article's own numbers;"), "{name}: {}", said(&person));
        staged += 1;
    }
    assert_eq!(staged, 3);
    let mut person = Person::before("training", 80, 24);
    person.press("a");
    assert!(said(&person).contains("opens as the article has it"), "{}", said(&person));
}

#[test]
fn no_unit_is_dead_in_the_scene_of_backprop() {
    let entry = registry().find("backprop").unwrap();
    let mut person = Person::at_home(&lina_tui::table::Table::built_in(), 80, 24);
    person.app.room.set_scenes(None);
    person.go_to_lab(entry.description.name);
    person.press("end");
    let a1 = person.shown().now.get("a1").unwrap();
    assert!(a1.numbers().all(|number| number > 0.0), "every unit lets something through");
}

#[test]
fn stages_play_slowly_rounds_fast_and_the_end_says_where_to_go_on() {
    let mut person = Person::before("softmax", 80, 24);
    assert!(person.text().contains("1 in 1.5 s"), "{}", person.text());
    person.press("+");
    assert!(!person.text().contains("1 in 1.5 s"));
    person.go_to_lab("training");
    assert!(person.text().contains(" 10/s"), "each lab keeps its own\n{}", person.text());
    for lab in registry().iter().filter(|lab| !lab.is_home) {
        let mut person = Person::before(lab.description.name, 80, 24);
        assert!(!person.text().contains("next: "), "{}", lab.description.name);
        person.press("end");
        if person.shown().position < person.shown().end() || person.shown().errand().is_some() {
            continue;
        }
        let text = person.text();
        let next = text.split("tab next: ").nth(1).unwrap_or_else(|| panic!("{}\n{text}", lab.description.name));
        let next = next.split_whitespace().next().unwrap().to_owned();
        person.press("tab");
        assert_eq!(person.lab(), next);
    }
}

#[test]
fn what_the_points_are_drawn_around_is_not_called_as_the_line_is() {
    let mut person = Person::before("training", 80, 24);
    let parameters = |text: &str| text.split("parameters ").last().unwrap().to_owned();
    let text = person.text();
    assert!(parameters(&text).contains("true slope 3.5") || !parameters(&text).contains("slope"), "{text}");
    person.resize(120, 36);
    let text = person.text();
    assert!(text.contains("true slope 3.5") && text.contains("true intercept 7.2"), "{text}");
    person.press(": \"slope=4 enter");
    assert!(said(&person).contains("true slope 3.5 → 4"), "{}", said(&person));
}
