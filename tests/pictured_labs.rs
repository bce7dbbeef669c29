//! Labs whose pictures are their own: at every position and size they can be drawn and say one sentence that fits.

#[path = "support/person.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod person;

use person::Person;

/// Labs with what is set in them, and the ways of looking at them.
const SEEN: &[(&str, &str, &str)] = &[
    ("vectors", "", "v v v"),
    ("vectors", ": \"set=words enter ] ] down", "v v v"),
    ("vectors", ": \"v1=0,0,0,0,0 enter", "v v v"),
    ("vectors", ": \"v2=1e300,-1e300,0,0,1e-300 enter : \"up=11 enter", "v v v"),
    ("softmax", "", "down"),
    ("softmax", ": \"logits=1000,710,-3,0.5 enter", "down"),
    ("softmax", ": \"logits=-1000,-2000 enter : \"target=1 enter", "down"),
    ("softmax", ": \"logits=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21 enter", "down"),
    ("pipeline", "", "v down down down down down"),
    ("attention", ": \"causal=true enter", "v down down"),
    ("attention", ": \"tokens=a,b,averyverylonglabelofatoken enter", "v down"),
    ("attention", ": \"seq_len=20 enter : \"d_k=1 enter", "v down"),
    ("layers", "", "v down down"),
    ("layers", "b", "v down"),
    ("layers", ": \"network=three-layer enter : \"batch=12 enter", "v down down"),
    ("layers", ": \"network=three-layer enter", "v down"),
    ("backprop", "", "v down down"),
    ("backprop", ": \"x=0,0 enter", "v down down down down down down down down"),
    ("matmul", ": \"n=3 enter", "v down"),
    ("matmul", ": \"n=3 enter : \"timings=3,42,1,1e-9,1e-9,1e-9,3,0.5,1e-6,2e-9 enter", "v down down down"),
];

#[test]
fn every_position_is_told_in_one_sentence_that_fits() {
    for &(lab, setting, _) in SEEN {
        let mut person = Person::before(lab, 80, 24);
        person.press(setting);
        person.press("home");
        loop {
            let sentence = person.text().lines().nth(21).unwrap().to_owned();
            assert!(sentence.ends_with('.') && !sentence.contains(" ? "), "{lab} {setting}: {sentence}");
            let (position, end) = (person.shown().position, person.shown().end());
            if position == end {
                break;
            }
            person.press(".");
        }
    }
}

#[test]
fn every_position_can_be_drawn_at_every_size() {
    for &(lab, setting, looks) in SEEN {
        let mut last = 0;
        for stage in 0.. {
            if stage > last {
                break;
            }
            let mut person = Person::before(lab, 80, 24);
            person.press(setting);
            last = person.shown().end().done;
            person.press(&format!(": \"{stage} enter"));
            person.press(",");
            for look in looks.split(' ') {
                person.press(look);
                for (width, height) in (0..=90).step_by(7).flat_map(|w| (0..=34).step_by(3).map(move |h| (w, h))) {
                    person.resize(width, height);
                    person.buffer();
                }
                person.resize(200, 60);
                person.buffer();
            }
        }
    }
}

#[test]
fn what_is_not_computed_yet_is_not_shown() {
    let mut person = Person::before("vectors", 120, 36);
    let cosine = "0.9876";
    assert!(!person.press("home").text().contains(cosine));
    assert!(!person.press(": \"2 enter").text().contains(cosine));
    assert!(person.press(": \"3 enter").text().contains(cosine));
    let mut person = Person::before("softmax", 120, 36);
    assert!(!person.press(": \"3 enter").text().contains("0.6285"));
    assert!(person.press(": \"4 enter").text().contains("0.6285"));
}

#[test]
fn a_station_leads_to_the_lab_that_does_its_work() {
    let mut person = Person::before("pipeline", 80, 24);
    let leads_to = |person: &Person| {
        let front = person.app.scene().front().unwrap();
        front.screen.leads_to(&front.sight, front.look)
    };
    assert_eq!(leads_to(&person), Some("dataset"));
    person.press("down down");
    assert_eq!(leads_to(&person), Some("normalization"));
    person.press("down down down");
    assert_eq!(leads_to(&person), None, "tree models have no lab");
    assert!(person.press("e").text().contains("pipeline has no parameters"));
}

#[test]
fn what_a_token_may_not_look_at_is_shown_as_masked() {
    let mut person = Person::before("attention", 80, 24);
    person.press(": \"causal=true enter v home");
    // One of them stands in the legend.
    let masked = |person: &Person| person.text().matches('×').count() - 2;
    assert_eq!(masked(person.press(": \"2 enter")), 0);
    assert_eq!(masked(person.press(": \"3 enter")), 6);
    let text = person.press(": \"7 enter").text();
    assert!(text.contains("Σ") && text.contains("most at token 0 0.8278"), "{text}");
    assert_eq!(masked(&person), 6);
}

#[test]
fn a_product_that_does_not_fit_is_shown_and_mended() {
    let mut person = Person::before("layers", 80, 24);
    person.press("b end");
    assert!(person.text().contains("inner dimensions 3 ≠ 8") && person.text().contains("ValueError"));
    assert!(!person.press("left").text().contains("3 ≠ 8"));
    let text = person.press("end b end").text();
    assert!(!text.contains("3 ≠ 8") && text.contains("prediction"), "{text}");
}

#[test]
fn a_gradient_is_blank_until_it_is_computed() {
    let mut person = Person::before("backprop", 80, 24);
    person.press("v");
    let line = |person: &Person| person.text().lines().find(|line| line.contains("dW1 ")).unwrap().to_owned();
    let gradient = |line: &str| line.split('│').nth(2).unwrap().to_owned();
    let before = gradient(&line(person.press(": \"13 enter")));
    assert!(before.contains('·') && !before.contains(" 0"), "{before}");
    let text = person.press(": \"14 enter").text();
    assert!(text.contains("0.0699  0.1398") && text.contains("dz1 · xᵀ   (3)⊗(2) → (3×2)"), "{text}");
}

#[test]
fn the_kink_of_the_relu_is_pointed_out_where_it_matters() {
    let mut person = Person::before("backprop", 80, 24);
    assert!(!person.press("end").text().contains("kink"));
    let text = person.press(": \"x=0,0 enter end").text();
    assert!(text.contains("db1[0]^") && text.contains("lies on the ReLU's kink"), "{text}");
}

#[test]
fn the_race_is_a_picture_once_it_is_run() {
    let mut person = Person::before("matmul", 80, 24);
    assert!(person.press(": \"n=100 enter end").text().contains("→ times three ways here."));
    person.press(": \"timings=100,42,25,2.2e-5,1e-5,8.6e-7,50,2e-4,9.7e-5,4.5e-6,100,2e-3,7e-4,3.1e-5 enter end");
    let text = person.text();
    for said in ["log-log", "as n³", "64.5×", "31.0 µs", "1.42"] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn the_arithmetic_of_a_check_is_that_of_the_weight_under_the_cursor() {
    let mut person = Person::before("backprop", 80, 24);
    for (stage, quantity) in [("17", "numeric_"), ("18", "apart_")] {
        person.press(&format!(": \"{stage} enter"));
        // The last of the weights: far from the first row of anything.
        person.press("down down down down down down down down down down down down");
        let text = person.text();
        assert!(text.lines().any(|line| line.contains("▸db2[0]")), "{text}");
        let title = text.lines().position(|line| line.contains(", stage 1")).unwrap();
        let first = text.lines().nth(title + 1).unwrap();
        assert!(first.contains(&format!("{quantity}db2[0] = ")), "{text}");
    }
}
