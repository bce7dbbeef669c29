//! Labs whose pictures are their own: at every position and size they can be drawn and say one sentence that fits.

#[path = "support/person.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod person;

use person::Person;

/// Labs with what is set in them, and the ways of looking at them.
const SEEN: [(&str, &str, &str); 9] = [
    ("vectors", "", "v v v"),
    ("vectors", ": \"set=words enter ] ] down", "v v v"),
    ("vectors", ": \"v1=0,0,0,0,0 enter", "v v v"),
    ("vectors", ": \"v2=1e300,-1e300,0,0,1e-300 enter : \"up=11 enter", "v v v"),
    ("softmax", "", "down"),
    ("softmax", ": \"logits=1000,710,-3,0.5 enter", "down"),
    ("softmax", ": \"logits=-1000,-2000 enter : \"target=1 enter", "down"),
    ("softmax", ": \"logits=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21 enter", "down"),
    ("pipeline", "", "v down down down down down"),
];

#[test]
fn every_position_is_told_in_one_sentence_that_fits() {
    for (lab, setting, _) in SEEN {
        let mut person = Person::before(lab, 80, 24);
        person.press(setting);
        person.press("home");
        loop {
            let sentence = person.text().lines().nth(21).unwrap().to_owned();
            assert!(sentence.ends_with('.') && !sentence.contains(" ? "), "{lab} {setting}: {sentence}");
            let (position, end) = (person.app.tab().position(), person.app.tab().end());
            if position == end {
                break;
            }
            person.press(".");
        }
    }
}

#[test]
fn every_position_can_be_drawn_at_every_size() {
    for (lab, setting, looks) in SEEN {
        for stage in 0..=6 {
            let mut person = Person::before(lab, 80, 24);
            person.press(setting);
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
    let leads_to = |person: &Person| person.app.tab().leads_to(person.app.look());
    assert_eq!(leads_to(&person), Some("dataset"));
    person.press("down down");
    assert_eq!(leads_to(&person), Some("normalization"));
    person.press("down down down");
    assert_eq!(leads_to(&person), None, "tree models have no lab");
    assert!(person.press("e").text().contains("pipeline has no parameters"));
}
