//! The training lab's screen over a table, as a person sees it.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use support::person::Person;

const TABLE: &str = ": \"data_from=table enter : \"lr=0.05 enter";

fn person(width: u16, height: u16, keys: &str) -> Person {
    let mut person = Person::before("training", width, height);
    person.press(TABLE).press(keys);
    person
}

#[test]
fn everything_that_matters_is_seen_on_the_usual_screen() {
    let person = person(80, 24, ": \"20 enter");
    let text = person.text();
    for seen in [
        "promoted of promotions",
        "predicted",
        "actual",
        "weights",
        "age",
        "salary",
        "experience",
        "intercept",
        "loss (log scale)",
        "lr 0.05",
        "data_from table",
        "standardize true",
        "epoch 20/500",
    ] {
        assert!(text.contains(seen), "{seen} is missing:\n{text}");
    }
    // The numbers are those that the lab has.
    let weight = person.shown().now.get("weights").unwrap().numbers().next().unwrap();
    assert!(text.contains(&format!("age         {weight:.4}")), "{text}");
}

#[test]
fn nothing_moves_about_while_it_plays() {
    let mut person = person(120, 36, "");
    // The picture's axis, row by row.
    let axis = |person: &Person| -> Vec<String> {
        person.text().lines().skip(2).take(12).map(|line| line.chars().take(7).collect()).collect()
    };
    let before = axis(&person);
    assert!(before.iter().filter(|row| row.contains('┤')).count() >= 3, "{before:?}");
    for _ in 0..5 {
        person.press("right");
        assert_eq!(axis(&person), before);
    }
}

#[test]
fn the_chosen_feature_is_the_one_that_is_told_of() {
    let mut person = person(80, 24, ": \"20.4 enter");
    assert!(person.text().contains("the gradient of age is") || person.text().contains("The gradient of age is"));
    person.press("] ]");
    assert!(person.text().contains("gradient of experience is"), "{}", person.text());
    assert!(person.text().contains("grad_weights[2]"), "{}", person.text());
    assert_eq!(person.looked_at().map(|(name, cell)| (name, cell.row)), Some(("grad_weights".into(), 2)));
    person.press("] ] ]");
    assert_eq!(person.app.scene().look().column, 2, "there are three");
}

#[test]
fn every_size_can_be_drawn() {
    let mut person = person(80, 24, "");
    for keys in [
        "",
        ": \"100.3 enter",
        ": \"batch=3 enter : \"7.9 enter",
        "down down ] e",
        "esc : \"standardize=false enter end",
    ] {
        person.press(keys);
        for (width, height) in (0..=90).step_by(3).flat_map(|width| (0..=36).map(move |height| (width, height))) {
            person.resize(width, height);
            person.buffer();
        }
        person.resize(200, 60);
        person.buffer();
    }
}

#[test]
fn what_is_told_fits_the_usual_screen() {
    let settings = [
        "",
        ": \"batch=3 enter ]",
        ": \"optimiser=adam enter",
        ": \"lr=2.5 enter",
        ": \"standardize=false enter : \"lr=1e-11 enter",
        ": \"target=salary enter",
    ];
    for setting in settings {
        let mut person = person(80, 24, setting);
        for keys in ["home", "end", ": \"7 enter", ",", ",", ",", ",", "] ,"] {
            person.press(keys);
            let sentence = person.text().lines().nth(21).unwrap().to_owned();
            assert!(sentence.ends_with('.'), "{setting} {keys}: {sentence}");
        }
    }
}
