//! Lines of a program: gone to, marked, and run until.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use lina_tui::input::Action;
use support::homework::{before, command, file, told};
use support::person::Person;

const TEXT: &str = "import numpy as np

W1 = np.array([[0.5, -0.2], [0.1, 0.4]])
lr = 0.25


def loss_of(W):
    return (W ** 2).sum()


for epoch in range(8):
    loss = loss_of(W1)
    W1 = W1 - lr
    if epoch == 5:
        print(\"six\")
print(loss)
";

/// The line that has been run.
fn line(person: &Person) -> usize {
    let stand = lina_tui::programs::ProgramStand::of(person.shown()).unwrap();
    stand.source.line(stand.statement.unwrap().0)
}

#[test]
fn a_mark_stops_whoever_goes_on_and_says_so() {
    let mut person = before(TEXT, 80, 24);
    command(&mut person, "break 13");
    assert!(told(&person).contains("line 13 is marked"), "{}", told(&person));
    command(&mut person, "continue");
    assert_eq!(line(&person), 13);
    assert!(told(&person).contains("At the mark, line 13"), "{}", told(&person));
    let first = person.shown().position;
    person.press("B");
    assert_eq!((line(&person), person.shown().position.done), (13, first.done + 1));
    // What plays stops as well, and stays there.
    person.press("space");
    for _ in 0..20 {
        person.act(Action::Tick);
    }
    assert_eq!((line(&person), person.shown().position.done), (13, first.done + 2));
    assert!(!person.is_playing());
    person.press("right right");
    assert_eq!((line(&person), person.shown().position.done), (13, first.done + 3));
    // Whoever goes back, or says where, goes there.
    person.press("left");
    assert_eq!(person.shown().position.stage, 0);
    person.press("end");
    assert!(person.text().contains("he program has ended"), "{}", told(&person));
    person.press("home");
    command(&mut person, "clear 13");
    command(&mut person, "continue");
    assert!(person.shown().position == person.shown().end(), "without a mark it goes to the end");
}

#[test]
fn a_mark_is_seen_without_colours_and_taken_away_by_the_same_key() {
    let mut person = before(TEXT, 80, 24);
    person.press("f down down b");
    assert!(person.text().contains(" 3●W1 = np.array"), "{}", person.text());
    person.press("b");
    assert!(!person.text().contains(" 3●"), "{}", person.text());
    // A line where nothing begins is none to stop at.
    command(&mut person, "break 5");
    assert!(told(&person).contains("line 7 is marked, as nothing begins in line 5"), "{}", told(&person));
    command(&mut person, "break 12");
    command(&mut person, "break list");
    assert!(told(&person).contains("lines 7, 12 are marked"), "{}", told(&person));
    command(&mut person, "clear");
    assert!(told(&person).contains("2 marks are taken away"), "{}", told(&person));
    command(&mut person, "break 99");
    assert!(told(&person).contains("nothing is run in line 99"), "{}", told(&person));
    command(&mut person, "clear 3");
    assert!(told(&person).contains("line 3 has no mark"), "{}", told(&person));
    command(&mut person, "break x");
    assert!(told(&person).contains("it takes the number of a line"), "{}", told(&person));
}

#[test]
fn enter_on_a_line_goes_to_its_next_run() {
    let mut person = before(TEXT, 80, 24);
    person.press("f");
    for _ in 1..13 {
        person.press("down");
    }
    person.press("enter");
    assert_eq!((line(&person), person.shown().scalar("epoch")), (13, Some(0.0)));
    person.press("enter");
    assert_eq!((line(&person), person.shown().scalar("epoch")), (13, Some(1.0)));
    // The next statement is on the line that is asked for.
    person.press(",");
    assert_ne!(line(&person), 13);
    person.press("enter");
    assert_eq!((line(&person), person.shown().scalar("epoch")), (13, Some(1.0)), "it is not passed over");
    command(&mut person, "until line 15");
    assert_eq!((line(&person), person.shown().scalar("epoch")), (15, Some(5.0)));
    command(&mut person, "until line 15");
    assert!(person.text().contains("Line 15 is not run again"), "{}", person.text());
}

#[test]
fn a_line_that_is_not_run_again_is_where_it_ran_last() {
    let mut person = before(TEXT, 80, 24);
    person.press("end");
    assert!(told(&person).contains("printed last"), "{}", told(&person));
    command(&mut person, "line 13");
    assert_eq!((line(&person), person.shown().scalar("epoch")), (13, Some(7.0)));
    assert!(person.text().contains("Line 13 is not run again, this was its last time"), "{}", told(&person));
    // What is run is the line that is asked for, also where a function gives something back in it.
    person.press("home");
    command(&mut person, "line 8");
    assert_eq!(line(&person), 8, "{}", told(&person));
    // A line without a statement is told from the one that is run.
    person.press("home");
    command(&mut person, "line 2");
    assert_eq!(line(&person), 3);
    assert!(told(&person).contains("Nothing begins in line 2; line 3"), "{}", told(&person));
    // What is never run moves nobody.
    let mut person = before("a = 1\nif a > 1:\n    a = 2\nb = 3\nc = 4\n", 80, 24);
    person.press(". . .");
    let here = person.shown().position;
    command(&mut person, "line 3");
    assert_eq!(person.shown().position, here);
    assert!(told(&person).contains("Line 3 is not run at all"), "{}", told(&person));
    // What a failure is in the way of is not to be had: the failure is.
    let mut person = before("import numpy as np\na = np.ones(2)\nb = a @ np.ones(3)\nc = 4\n", 80, 24);
    command(&mut person, "line 4");
    let text = person.text();
    assert!(told(&person).contains("Line 4 is not reached: line 3: ValueError"), "{text}");
}

#[test]
fn a_loop_within_a_loop_goes_on_by_itself() {
    let text =
        "import numpy as np\nM = np.zeros(3)\nfor i in range(2):\n    for k in range(3):\n        M[k] = i + k\n";
    let mut person = before(text, 80, 24);
    command(&mut person, "line 5");
    let said = told(&person);
    assert!(said.contains("line 4 goes on: k is 1"), "{said}");
    assert!(person.text().contains("0 → 1 next"), "{}", person.text());
}

#[test]
fn it_runs_until_the_statement_that_makes_a_condition_true() {
    let text = "loss = 1.0\nfor epoch in range(9):\n    loss = loss / 2\n    is_fifth = epoch % 5 == 0\nprint(loss)\n";
    let mut person = before(text, 80, 24);
    command(&mut person, "until loss < 0.2");
    assert_eq!((line(&person), person.shown().scalar("loss")), (3, Some(0.125)), "{}", person.text());
    // Where it is true already, a whole round is run.
    command(&mut person, "until loss < 0.2");
    assert_eq!(person.shown().scalar("loss"), Some(0.125), "{}", person.text());
    command(&mut person, "until loss < 0.2");
    assert_eq!(person.shown().scalar("loss"), Some(0.0625), "{}", person.text());
}

#[test]
fn what_comes_true_at_the_end_is_found() {
    for (text, condition, at) in
        [("x = 1\nx = 2\nx = 3\n", "until x > 2", 3), ("for i in range(4):\n    x = i * i\n", "until x > 8", 2)]
    {
        let mut person = before(text, 80, 24);
        command(&mut person, condition);
        assert_eq!(line(&person), at, "{condition}: {}", person.text());
        assert!(!person.text().contains("did not come true"), "{}", person.text());
        // The run stays there.
        person.press("esc");
        assert_eq!(line(&person), at, "{condition}");
    }
}

#[test]
fn an_expression_that_fails_takes_no_place_and_escape_takes_it_away() {
    let mut person = before(TEXT, 80, 24);
    command(&mut person, "line 3");
    command(&mut person, "=V.T");
    assert!(told(&person).contains("V.T has no value here: NameError"), "{}", told(&person));
    assert!(!person.text().contains("watched:"), "{}", person.text());
    person.press("esc");
    assert!(!person.text().contains("V.T"), "{}", person.text());
    command(&mut person, "=W1.T");
    assert!(person.text().contains("watched: W1.T") && person.text().contains("W1.T (2×2)"), "{}", person.text());
    person.press("esc");
    assert!(!person.text().contains("W1.T"), "{}", person.text());
}

#[test]
fn it_runs_until_a_number_of_an_array_changes_its_sign() {
    let mut person = before(TEXT, 80, 24);
    command(&mut person, "line 11");
    command(&mut person, "until W1 changes sign");
    assert!(told(&person).contains("W1[1,0] was 0.1000 and is −0.1500"), "{}", told(&person));
    // A mark comes first.
    command(&mut person, "break 14");
    command(&mut person, "until loss < 0.0001");
    assert!(told(&person).contains("the mark on line 14 came first"), "{}", told(&person));
    assert_eq!(line(&person), 14);
}

#[test]
fn marks_stay_with_their_lines_when_the_file_is_read_again() {
    let mut person = before(TEXT, 80, 24);
    command(&mut person, "break 13");
    let longer = TEXT.replace("lr = 0.25", "# slower\n# than before\nlr = 0.25");
    person.bring(lina_tui::labs::Entry::program(file("homework.py", &longer)).unwrap());
    command(&mut person, "continue");
    assert_eq!(line(&person), 15);
    // What is set leaves them as they are.
    command(&mut person, "lr=0.5");
    person.press("home B");
    assert_eq!(line(&person), 15);
}

#[test]
fn what_has_no_end_runs_beside_the_loop_and_stops_at_any_key() {
    let mut person = before("k = 0\nwhile True:\n    k = k + 1\n", 80, 24).waiting(support::person::Arrivals::Late(3));
    for key in ["x", "right", "enter", "space"] {
        person.press("end");
        for _ in 0..6 {
            person.wait();
        }
        assert!(told(&person).contains("any key stops it"), "{}", told(&person));
        let far = person.app.scene().run().progress().unwrap().0;
        assert!(far > 0);
        // Also where a piece of it takes longer than it should.
        person.overdue();
        person.press(key);
        person.settle();
        let k = person.shown().scalar("k").unwrap();
        assert!(k >= far as f64 - 1.0 && !person.app.is_busy(), "{k} {far}");
        assert!(!person.is_playing(), "{key}");
    }
    command(&mut person, "until k > 100000000");
    for _ in 0..3 {
        person.wait();
    }
    assert!(told(&person).contains("until k > 100000000"), "{}", told(&person));
    person.press("esc");
    person.settle();
    assert!(!person.app.is_busy());
}

#[test]
fn every_name_can_be_reached_and_asked_about() {
    let many = (0..30).map(|k| format!("v{k} = {k} * 2.5\n")).collect::<Vec<_>>().concat();
    let mut person = before(&format!("import numpy as np\nA = np.array([[1.0, 2.0], [3.0, 4.0]]) * 2\n{many}"), 80, 24);
    person.press("end f f");
    assert!(person.text().contains("Name 1 of 31"), "{}", person.text());
    // What the last line changed comes first, then all else as it was made.
    assert!(person.text().contains("▸v29"), "{}", person.text());
    person.press("down");
    assert!(person.text().contains("▸A "), "{}", person.text());
    person.press("] ] enter");
    assert!(person.text().contains("why A[1,0] = 6?"), "{}", person.text());
    person.press("esc");
    for _ in 0..40 {
        person.press("down");
    }
    assert!(person.text().contains("▸v28") && person.text().contains("Name 31 of 31"), "{}", person.text());
    person.press("enter");
    assert!(person.text().contains("why v28 = 70?"), "{}", person.text());
    // Enter goes on to the line that gave it its value.
    person.press("enter");
    assert_eq!(line(&person), 31, "{}", person.text());
}
