//! Programs of a person's own on the screen: opened, walked through, asked, changed, read again.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use insta::assert_snapshot;
use lina_tui::input::Action;
use lina_tui::programs::{GALLERY, Piece};
use lina_tui::table::Table;
use support::person::{Arrivals, Person};

/// Somebody in front of a program of the gallery.
fn before(program: &str, width: u16, height: u16) -> Person {
    let mut person = Person::at_home(&Table::built_in(), width, height);
    person.act(Action::OpenProgram(program.to_owned()));
    person
}

/// What is said in one line.
fn sentence(person: &Person) -> String {
    let text = person.text();
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len() - 3].trim().to_owned()
}

/// Programs, a name for the place, and the keys that lead there.
const SCREENS: [(&str, &str, &str); 16] = [
    ("matmul_loops", "start", ""),
    ("matmul_loops", "inner_product", ": \"line space \"34 enter"),
    ("broadcasting", "end", "end"),
    (
        "gaussian_elimination",
        "middle",
        "right right right right right right right right right right right right . . . .",
    ),
    ("gram_schmidt", "middle", "right right right right right right right right right right right right right . . ."),
    ("least_squares_normal", "end", "end ,"),
    ("power_iteration", "middle", "right right right right right right right right right right right right . . ."),
    (
        "markov_chain",
        "middle",
        "right right right right right right right right right right right right right right right",
    ),
    ("jacobi_svd", "middle", ": \"25 enter . . ."),
    ("pca", "end", "end"),
    ("k_means", "middle", ": \"14 enter . . . . ."),
    ("line_by_descent", "middle", ": \"40 enter . . <"),
    ("logistic_regression", "middle", ": \"30 enter . . <"),
    ("xor_network", "forward", ": \"40 enter . <"),
    ("xor_network", "why", ": \"40 enter . < enter down enter"),
    ("attention_heads", "scores", ": \"14 enter . . <"),
];

#[test]
fn programs_look_as_they_did() {
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        for (program, name, keys) in SCREENS {
            let mut person = before(program, width, height);
            person.press(keys);
            assert_snapshot!(format!("{program}_{name}_{width}x{height}"), person.picture());
        }
    }
}

#[test]
fn every_program_of_the_gallery_can_be_drawn_at_every_size() {
    for Piece { name, .. } in GALLERY {
        let mut person = before(name, 80, 24);
        person.press("right right right . . < enter");
        for (width, height) in
            [(0, 0), (1, 1), (20, 5), (39, 9), (40, 10), (55, 12), (56, 14), (80, 24), (109, 30), (300, 90)]
        {
            person.resize(width, height);
        }
        person.press("esc end z z z v v v h esc ? esc g esc x esc y c esc c");
    }
}

#[test]
fn a_number_is_followed_back_through_calls_to_where_it_is_written() {
    let mut person = before("attention_heads", 80, 24);
    person.press("end");
    let end = person.shown().position;
    person.press(": \"why space \"out1[0,0] enter");
    let mut seen = vec![];
    for _ in 0..12 {
        person.press("enter");
        seen.push((person.shown().position, sentence(&person)));
    }
    assert!(seen.iter().any(|(position, _)| *position < end), "{seen:?}");
    for _ in 0..30 {
        person.press("backspace");
    }
    assert_eq!(person.shown().position, end, "and back again");
}

#[test]
fn a_literal_is_edited_and_the_program_goes_to_where_it_stood() {
    let mut person = before("xor_network", 80, 24);
    person.press(": \"60 enter");
    let (position, loss) = (person.shown().position, person.shown().scalar("loss").unwrap());
    person.press(": \"lr=0.5 enter");
    assert_eq!(person.shown().position, position);
    let slower = person.shown().scalar("loss").unwrap();
    assert!(slower > loss, "{slower} {loss}");
    person.press(": \"lr=1 enter");
    assert_eq!(person.shown().scalar("loss"), Some(loss));
}

#[test]
fn it_runs_until_a_number_is_below_another() {
    let mut person = before("xor_network", 80, 24);
    person.press(": \"until space \"loss space \"< space \"0.1 enter");
    assert!(person.shown().scalar("loss").unwrap() < 0.1);
    person.press("left");
    assert!(person.shown().scalar("loss").unwrap() >= 0.1);
}

#[test]
fn every_lab_is_a_program_as_well() {
    for lab in support::labs::every_lab() {
        let mut person = Person::before(lab.name, 80, 24);
        person.press("end");
        person.act(Action::AsProgram);
        if person.lab() == lab.name {
            // Of millions of numbers there is no script.
            assert!(person.text().contains("script") || person.text().contains("NumPy"), "{}", person.text());
            continue;
        }
        assert_eq!(person.lab(), format!("{}.py", lab.name));
        person.press("end");
        let stand = lina_tui::programs::ProgramStand::of(person.shown()).unwrap();
        // What the script of backprop checks its gradients by is text that is run, which no program here may do.
        let is_refused = stand.error.as_ref().is_some_and(|error| error.contains("exec, compile"));
        assert!(stand.error.is_none() || (lab.name == "backprop" && is_refused), "{}: {:?}", lab.name, stand.error);
    }
}

#[test]
fn walking_while_things_arrive_late_comes_to_the_same() {
    for late in [1, 7, 23] {
        let keys = "right right right . . < > > right , . : \"12 enter right right left . .";
        let mut prompt = before("line_by_descent", 80, 24);
        prompt.press(keys);
        let mut late = before("line_by_descent", 80, 24).waiting(Arrivals::Late(late));
        late.press(keys).settle();
        assert_eq!(late.picture(), prompt.picture());
    }
}

#[test]
fn a_program_that_is_none_is_refused_in_a_line() {
    let mut person = Person::at_home(&Table::built_in(), 80, 24);
    person.act(Action::OpenProgram("nothing_of_this_name".to_owned()));
    assert_eq!(person.lab(), "pipeline");
    person.act(Action::Reload);
    assert!(person.text().contains("a lab is no program"), "{}", person.text());
}
