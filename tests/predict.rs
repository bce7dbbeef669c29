//! Predict mode: ahead of every step a question, and what is right comes from the step itself.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lina_tui::app::{Message, Score};
use lina_tui::input::{Action, Scope};
use lina_tui::lab::program::Reference;
use lina_tui::lab::{Element, Evaluation, Position, Snapshot};
use lina_tui::ops::Cell;
use support::labs::{every_lab, every_run};
use support::person::Person;
use support::stood::{open, place};

/// As it is, nothing set.
const NONE: [&str; 0] = [];

/// The steps of one run that are asked about at most.
const STEPS: usize = 25;

/// In front of a lab with these settings, who is asked with this seed.
fn asked(lab: &str, settings: &[impl AsRef<str>], seed: u32) -> Person {
    let mut person = Person::with_settings(lab, settings).not_looking();
    person.act(Action::SeedQuiz(seed));
    person.press("p");
    person
}

/// The question that is open.
fn question(person: &Person) -> Option<String> {
    let text = person.text();
    let line = text.lines().find_map(|line| line.trim().strip_prefix("predict: "))?;
    (person.app.scope() == Scope::Text).then(|| line.trim_end().to_owned())
}

/// Types an answer.
fn answer(person: &mut Person, text: &str) {
    person.press(&format!("\"{text} enter"));
}

/// The frame that the next step of this size leads to, in a lab that nobody asks about.
fn next_frame(lab: &str, settings: &[impl AsRef<str>], from: Position, step: &Action) -> Arc<Snapshot> {
    let mut session = open(lab, settings);
    session.go_to(from);
    assert_eq!(session.position(), from);
    let Position { done, stage } = from;
    let is_within = *step == Action::StageForward && stage + 1 < session.snapshot().stages(done);
    session.go_to(if is_within { Position { done, stage: stage + 1 } } else { Position::after(done + 1) });
    Arc::clone(session.snapshot())
}

/// A right answer to a question and a wrong one, found from the frame that the step leads to.
#[track_caller]
fn answers(question: &str, frame: &Snapshot) -> (String, String) {
    let step = frame.step.as_ref().unwrap();
    let evaluation: &Evaluation = &step.evaluation;
    let find = |name: &str| {
        let lines = evaluation.program().statements();
        let line = lines.iter().rposition(|line| line.name == name).unwrap_or_else(|| panic!("{question}: {name}"));
        assert!(step.computes(name), "{question}: it is what the step computes");
        Reference::Statement(line)
    };
    let number = |written: &str| {
        let (name, cell) = place(written);
        evaluation.value(find(name)).get(cell)
    };
    let choose = |first: bool, yes: &str, no: &str| {
        if first { (yes.to_owned(), no.to_owned()) } else { (no.to_owned(), yes.to_owned()) }
    };
    if let Some(written) = question.strip_prefix("is ").and_then(|rest| rest.strip_suffix(" + or −?")) {
        return choose(number(written) > 0.0, "+", "-");
    }
    if let Some(written) = question.strip_prefix("does ").and_then(|rest| rest.strip_suffix(" go up or down?")) {
        let (name, cell) = place(written);
        let before = frame.earlier.as_ref().and_then(|earlier| earlier.get(name));
        // Where a round has parts, a part starts from what the one before it came to.
        let given = evaluation.program().inputs().iter().position(|input| input.name == name).unwrap();
        let given = evaluation.value(Reference::Input(given)).get(cell);
        if step.part.is_none() {
            assert_eq!(before.map(|before| before.get(cell)), Some(given), "{question}");
        }
        return choose(number(written) > given, "up", "down");
    }
    if let Some(written) = question.strip_prefix("what is ").and_then(|rest| rest.strip_suffix(", to two digits?")) {
        let right = number(written);
        return (format!("{right:.1e}"), format!("{}", right * -1.5));
    }
    if let Some(rest) = question.strip_prefix("which shape has ") {
        let name = rest.split('?').next().unwrap();
        let shape = evaluation.shape(find(name));
        assert_eq!(shape.rank(), 2, "{question}");
        let (rows, columns) = (shape.rows(), shape.columns());
        return (format!("{rows}x{columns}"), format!("{}x{columns}", rows + 1));
    }
    if let Some((written, rest)) =
        question.strip_prefix("which of ").and_then(|rest| rest.split_once(" is greatest? (0 to "))
    {
        let last: usize = rest.trim_end_matches(')').parse().unwrap();
        let (name, first) = place(written);
        let of = find(name);
        let shape = evaluation.shape(of);
        let cells: Vec<Cell> = match shape.rank() {
            2 => (0..shape.columns()).map(|column| first.in_column(column)).collect(),
            1 => shape.cells().collect(),
            _ => panic!("{question}"),
        };
        assert_eq!(cells.len(), last + 1, "{question}");
        let numbers: Vec<f64> = cells.iter().map(|cell| evaluation.number(Element { of, cell: *cell })).collect();
        let greatest = (0..=last).max_by(|a, b| numbers[*a].total_cmp(&numbers[*b])).unwrap();
        return (greatest.to_string(), ((greatest + 1) % (last + 1)).to_string());
    }
    panic!("`{question}` is a question of no known kind")
}

#[test]
fn what_the_step_computes_is_right_and_anything_else_is_not() {
    let mut asked_of = BTreeMap::<&str, usize>::new();
    let mut kinds = BTreeSet::new();
    for (lab, settings) in every_run() {
        for seed in 0..5 {
            for step in [Action::Forward, Action::StageForward] {
                let mut person = asked(lab, settings, seed);
                let mut expected = Score::default();
                for turn in 0..STEPS {
                    let (here, end) = (person.shown().position, person.shown().end());
                    if here >= end {
                        break;
                    }
                    let before = person.text();
                    person.act(step.clone());
                    let Some(question) = question(&person) else {
                        // What would leave the finite numbers is neither asked about nor gone to.
                        if person.shown().departure().is_some() {
                            break;
                        }
                        assert!(person.shown().position > here, "{lab} {settings:?}: it goes on");
                        continue;
                    };
                    let what = format!("{lab} {settings:?} at {here}, seed {seed}: {question}");
                    assert_eq!(person.shown().position, here, "{what}: first the answer, then the step");
                    // Nothing of the screen but the sentence and the keys has changed: what is asked is not to be seen.
                    let head = |text: &str| text.lines().take(21).map(str::to_owned).collect::<Vec<_>>();
                    if turn > 0 {
                        assert_eq!(head(&before), head(&person.text()), "{what}");
                    }
                    let frame = next_frame(lab, settings, here, &step);
                    let (right, wrong) = answers(&question, &frame);
                    let is_right = turn % 3 != 2;
                    answer(&mut person, if is_right { &right } else { &wrong });
                    expected.asked += 1;
                    expected.right += u32::from(is_right);
                    assert_eq!(person.app.score(), expected, "{what}: {right} is right, {wrong} is not");
                    assert_eq!(person.shown().position, frame.position, "{what}");
                    let (Some(Message::Note(said) | Message::Warning(said)), says) =
                        (person.app.viewer.message(), if is_right { "right" } else { "no" })
                    else {
                        panic!("{what}: nothing is said")
                    };
                    let score = format!("({} of {}): ", expected.right, expected.asked);
                    assert!(said.starts_with(says) && said.contains(&score), "{what}: {said}");
                    assert!(said.chars().count() <= 79, "{what}: {said}");
                    let prefixes = ["is ", "does ", "what is ", "which shape has ", "which of "];
                    let about = prefixes.iter().rev().find_map(|prefix| question.strip_prefix(prefix)).unwrap();
                    let name = about.split(['[', '?', ' ', ',']).next().unwrap();
                    assert!(said.contains(name), "{what}: {said}");
                    *asked_of.entry(lab).or_default() += 1;
                    kinds.insert(question.split(' ').next().unwrap().to_owned() + question.rsplit(' ').next().unwrap());
                }
            }
        }
    }
    for lab in every_lab().map(|lab| lab.name) {
        assert!(asked_of.get(lab).is_some_and(|count| *count >= 1), "{lab} asks nothing");
    }
    assert!(kinds.len() >= 5, "there are questions of every kind: {kinds:?}");
}

#[test]
fn the_same_seed_asks_the_same_and_another_something_else() {
    let run = |lab: &str, seed: u32| -> Vec<Option<String>> {
        let mut person = asked(lab, &NONE, seed);
        let mut questions = vec![];
        while questions.len() < 40 && person.shown().position < person.shown().end() {
            person.act(Action::StageForward);
            questions.push(question(&person));
            person.press("esc");
        }
        questions
    };
    let mut differ = 0;
    for lab in every_lab().map(|lab| lab.name) {
        assert_eq!(run(lab, 3), run(lab, 3), "{lab}");
        let different: BTreeSet<Vec<Option<String>>> = (0..5).map(|seed| run(lab, seed)).collect();
        differ += usize::from(different.len() > 1);
    }
    assert!(2 * differ >= every_lab().count(), "in {differ} labs no two runs need be the same");
}

#[test]
fn nonsense_keeps_the_question_and_esc_steps_without_an_answer() {
    for lab in every_lab().map(|lab| lab.name) {
        let mut person = asked(lab, &NONE, 1);
        let mut open = None;
        for _ in 0..30 {
            person.act(Action::StageForward);
            open = question(&person);
            if open.is_some() {
                break;
            }
        }
        let Some(open) = open else { panic!("{lab} asks nothing") };
        let here = person.shown().position;
        for nonsense in ["perhaps", "1e999", "--", "0x0x0", "[", "🦀", "-1.5.2"] {
            answer(&mut person, nonsense);
            let Some(Message::Warning(said)) = person.app.viewer.message() else { panic!("{lab}: {nonsense}: {open}") };
            assert!(said.contains("is no answer here: write"), "{said}");
            assert!(person.text().contains("is no answer here"), "{lab}: it is shown\n{}", person.text());
            assert_eq!((person.shown().position, person.app.score()), (here, Score::default()), "{lab}");
            person.press("backspace");
            assert_eq!(question(&person).as_ref(), Some(&open), "{lab}: it is still open");
        }
        person.press("enter");
        assert!(matches!(person.app.viewer.message(), Some(Message::Warning(_))), "{lab}: nothing is no answer");
        person.press("esc");
        assert_eq!((person.app.scope(), person.app.score()), (Scope::Screen, Score::default()), "{lab}");
        assert!(person.shown().position > here, "{lab}");
        person.press("p");
        let here = person.shown().position;
        if here < person.shown().end() {
            person.act(Action::StageForward);
            assert_eq!(person.app.scope(), Scope::Screen, "{lab}: nobody asks any more");
            assert!(person.shown().position > here);
        }
    }
}

#[test]
fn the_score_is_said_when_it_ends() {
    let mut person = asked("training", &NONE, 0);
    assert!(person.text().contains("predict: every step asks first"), "{}", person.text());
    let mut right = 0;
    for turn in 0..4 {
        let here = person.shown().position;
        person.press(".");
        let Some(question) = question(&person) else { continue };
        let (yes, no) = answers(&question, &next_frame("training", &NONE, here, &Action::StageForward));
        right += u32::from(turn % 2 == 0);
        answer(&mut person, if turn % 2 == 0 { &yes } else { &no });
    }
    let Score { asked, .. } = person.app.score();
    person.press("p");
    assert!(person.text().contains(&format!("no more questions; {right} of {asked} were right")), "{}", person.text());
}

#[test]
fn a_step_back_or_away_asks_nothing_and_a_change_of_settings_closes_nothing_badly() {
    let mut person = asked("attention", &NONE, 0);
    person.press("right");
    assert!(question(&person).is_some());
    // A script may do what no key does while a question is open.
    for action in ["seq_len=2", "d_k=1"]
        .map(|set| Action::Set(vec![set.parse().unwrap()]))
        .into_iter()
        .chain([Action::Back, Action::End])
    {
        person.act(action);
        person.buffer();
    }
    answer(&mut person, "1");
    person.buffer();
    person.press("esc left left");
    assert_eq!(person.app.scope(), Scope::Screen, "a step back asks nothing");
    let mut person = asked("training", &["epochs=300000", "points=1000"], 0);
    assert!(person.act(Action::GoTo(Position::after(300_000))).is_none());
    assert_eq!(person.app.scope(), Scope::Screen);
}
