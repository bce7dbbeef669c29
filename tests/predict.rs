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

/// The question that is open and waits for an answer.
fn question(person: &Person) -> Option<String> {
    let text = person.text();
    let line = text.lines().find_map(|line| line.split_once(" predict: "))?.1;
    let is_open =
        person.app.scope() == Scope::Predicting && text.contains("your answer:") && !text.contains(" it is: ");
    is_open.then(|| line[..=line.rfind('?').unwrap()].to_owned())
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
    if let Some(written) = question.strip_prefix("what is ").and_then(|rest| rest.strip_suffix('?')) {
        let right = number(written);
        return (format!("{right:.1e}"), format!("{}", right * -1.5 - 0.1));
    }
    if let Some(rest) = question.strip_prefix("which shape has ") {
        let name = rest.split('?').next().unwrap();
        let shape = evaluation.shape(find(name));
        assert_eq!(shape.rank(), 2, "{question}");
        let (rows, columns) = (shape.rows(), shape.columns());
        return (format!("{rows}x{columns}"), format!("{}x{columns}", rows + 1));
    }
    if let Some(written) = question.strip_prefix("which of ").and_then(|rest| rest.strip_suffix(" is greatest?")) {
        let (name, first) = place(written);
        let of = find(name);
        let shape = evaluation.shape(of);
        let cells: Vec<Cell> = match shape.rank() {
            2 => (0..shape.columns()).map(|column| first.in_column(column)).collect(),
            1 => shape.cells().collect(),
            _ => panic!("{question}"),
        };
        let last = cells.len() - 1;
        let numbers: Vec<f64> = cells.iter().map(|cell| evaluation.number(Element { of, cell: *cell })).collect();
        let greatest = (0..=last).max_by(|a, b| numbers[*a].total_cmp(&numbers[*b])).unwrap();
        return (greatest.to_string(), ((greatest + 1) % (last + 1)).to_string());
    }
    panic!("`{question}` is a question of no known kind")
}

/// What a question is about.
fn name(question: &str) -> &str {
    let prefixes = ["is ", "does ", "what is ", "which shape has ", "which of "];
    let about = prefixes.iter().rev().find_map(|prefix| question.strip_prefix(prefix)).unwrap();
    about.split(['[', '?', ' ']).next().unwrap()
}

/// The frame in which the number that is asked about is computed: that of the step, or of the stage that is next.
fn frame_of(question: &str, lab: &str, settings: &[impl AsRef<str>], here: Position, step: &Action) -> Arc<Snapshot> {
    let frame = next_frame(lab, settings, here, step);
    let computes = frame.step.as_ref().is_some_and(|step| step.computes(name(question)));
    if computes { frame } else { next_frame(lab, settings, here, &Action::StageForward) }
}

#[test]
fn what_the_step_computes_is_right_and_anything_else_is_not() {
    let mut asked_of = BTreeMap::<&str, usize>::new();
    let mut kinds = BTreeSet::new();
    for (lab, settings) in every_run() {
        for (seed, step) in (0..4).zip([Action::Forward, Action::StageForward].into_iter().cycle()) {
            let mut person = asked(lab, settings, seed);
            let mut expected = Score::default();
            for turn in 0..STEPS {
                let (here, end) = (person.shown().position, person.shown().end());
                if here >= end {
                    break;
                }
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
                assert!(person.text().contains("   write "), "{what}: it says how to answer\n{}", person.text());
                let (right, wrong) = answers(&question, &frame_of(&question, lab, settings, here, &step));
                let is_right = turn % 3 != 2;
                let given = if is_right { &right } else { &wrong };
                answer(&mut person, given);
                expected.asked += 1;
                expected.right += u32::from(is_right);
                assert_eq!(person.app.score(), expected, "{what}: {right} is right, {wrong} is not\n{}", person.text());
                assert_eq!(person.shown().position, next_frame(lab, settings, here, &step).position, "{what}");
                let text = person.text();
                let verdict = text.lines().find(|line| line.contains("   it is: ")).expect(&what);
                assert!(verdict.contains(&format!("your answer: {given} ")), "{what}: the guess\n{verdict}");
                assert!(verdict.contains(if is_right { "✓ right" } else { "   no" }), "{what}\n{verdict}");
                let is_number = question.starts_with("what is ");
                assert!(is_right || verdict.contains("off by") == is_number, "{what}: the gap\n{verdict}");
                *asked_of.entry(lab).or_default() += 1;
                kinds.insert(question.split(' ').next().unwrap().to_owned() + question.rsplit(' ').next().unwrap());
            }
        }
    }
    for lab in every_lab().filter(|lab| lab.entry.screen.asks()).map(|lab| lab.name) {
        assert!(asked_of.get(lab).is_some_and(|count| *count >= 1), "{lab} asks nothing: {asked_of:?}");
    }
    assert!(kinds.len() >= 5, "there are questions of every kind: {kinds:?}");
}

#[test]
fn what_is_asked_follows_from_what_is_known_by_then() {
    for (lab, settings) in every_run() {
        let mut person = asked(lab, settings, 2);
        for _ in 0..STEPS {
            let (here, end) = (person.shown().position, person.shown().end());
            if here >= end || person.shown().departure().is_some() {
                break;
            }
            person.act(Action::StageForward);
            let Some(question) = question(&person).filter(|question| !question.starts_with("which shape")) else {
                person.press("esc");
                continue;
            };
            let what = format!("{lab} {settings:?} at {here}: {question}");
            let frame = frame_of(&question, lab, settings, here, &Action::StageForward);
            let step = frame.step.as_ref().unwrap();
            let (name, cell) = place(
                question
                    .trim_start_matches("which of ")
                    .trim_start_matches("what is ")
                    .trim_start_matches("does ")
                    .trim_start_matches("is ")
                    .split([' ', '?'])
                    .next()
                    .unwrap(),
            );
            let of = step.statements().find(|(_, line)| line.name == name).expect(&what).0;
            step.explain(of, cell).0.visit(100, &mut |place| {
                let program = step.evaluation.program();
                let source = program.name(place.of);
                let is_setting = step.evaluation.kind(place.of) == lina_tui::lab::program::Kind::Setting;
                let known = person.shown().number(source, place.cell);
                assert!(
                    is_setting || known == Some(step.evaluation.number(*place)),
                    "{what}: {source} is not known yet"
                );
            });
            // The sign of what cannot be below 0 is no question.
            let empty = ["exp", "loss", "norm", "std", "variance", "probabilities", "max", "sum"];
            let is_empty = empty.contains(&name) || (lab, name) == ("attention", "weights");
            // The greatest residual lies on either side.
            let is_empty = is_empty && (lab, name) != ("residuals", "max");
            let is_empty = question.starts_with("is ") && is_empty;
            assert!(!is_empty, "{what}");
            person.press("esc");
        }
    }
}

#[test]
fn up_or_down_is_not_asked_again_while_the_answer_is_the_same() {
    let mut person = asked("training", &["epochs=60"], 1);
    let mut ways = BTreeMap::<String, Vec<String>>::new();
    while person.shown().position < person.shown().end() {
        let here = person.shown().position;
        person.act(Action::StageForward);
        let Some(question) = question(&person) else { continue };
        let frame = frame_of(&question, "training", &["epochs=60"], here, &Action::StageForward);
        let (right, wrong) = answers(&question, &frame);
        if question.starts_with("does ") {
            ways.entry(question.clone()).or_default().push(right.clone());
        }
        // Who is not at ease is asked what is easier.
        answer(&mut person, if here.done.is_multiple_of(2) { &right } else { &wrong });
    }
    assert!(!ways.is_empty(), "it is asked once");
    for (question, answers) in ways {
        assert!(answers.windows(2).all(|two| two[0] != two[1]), "{question}: {answers:?}");
    }
}

#[test]
fn right_answers_leave_more_of_the_arithmetic_blank_and_a_wrong_one_less() {
    let mut person = asked("training", &NONE, 0);
    let mut blanks = vec![];
    for turn in 0..9 {
        let here = person.shown().position;
        person.press("right");
        let question = question(&person).expect("there are numbers to predict in every epoch");
        let text = person.text();
        let arithmetic = text.lines().find(|line| line.contains("= ?")).unwrap().to_owned();
        let right_side = arithmetic.split_once(" ← ").or(arithmetic.split_once(" = ")).unwrap().1;
        let is_name = |word: &&str| word.starts_with(|c: char| c.is_alphabetic());
        blanks.push(right_side.split([' ', '(', ')']).filter(is_name).count());
        let (right, wrong) = answers(&question, &frame_of(&question, "training", &NONE, here, &Action::Forward));
        answer(&mut person, if turn == 6 { &wrong } else { &right });
        assert!(!person.text().contains("= ?"), "then all of it is seen\n{}", person.text());
    }
    assert_eq!(blanks[0], 0, "at first none: {blanks:?}");
    assert!(blanks[1] == 1 && blanks[5] > 1, "{blanks:?}");
    assert_eq!(blanks[7], 0, "{blanks:?}");
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

/// Steps by stages until there is a question.
fn until_asked(person: &mut Person) -> Option<String> {
    for _ in 0..60 {
        person.act(Action::StageForward);
        if let Some(question) = question(person) {
            return Some(question);
        }
    }
    None
}

#[test]
fn nonsense_keeps_the_question_in_sight_and_esc_steps_without_an_answer() {
    for lab in every_lab().filter(|lab| lab.entry.screen.asks()).map(|lab| lab.name) {
        let mut person = asked(lab, &NONE, 1);
        let Some(open) = until_asked(&mut person) else { panic!("{lab} asks nothing") };
        let here = person.shown().position;
        for nonsense in ["perhaps", "1e999", "--", "0x0y", "[", "🦀", "-1.5.2"] {
            answer(&mut person, nonsense);
            let Some(Message::Warning(said)) = person.app.viewer.message() else { panic!("{lab}: {nonsense}: {open}") };
            assert!(said.contains("is no answer here: write"), "{said}");
            assert!(person.text().contains("is no answer here"), "{lab}: it is shown\n{}", person.text());
            assert_eq!((person.shown().position, person.app.score()), (here, Score::default()), "{lab}");
            assert_eq!(question(&person).as_ref(), Some(&open), "{lab}: it is in sight");
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
fn an_answer_that_was_given_stays_as_it_is() {
    let mut person = asked("attention", &NONE, 0);
    let open = until_asked(&mut person).unwrap();
    let (right, _) = answers(&open, &frame_of(&open, "attention", &NONE, Position::START, &Action::StageForward));
    answer(&mut person, &right);
    let seen = person.text();
    person.press("1 2 backspace");
    assert_eq!(person.text(), seen);
    person.press("enter");
    assert_eq!(person.app.scope(), Scope::Screen);
}

#[test]
fn the_arrows_help_and_q_do_what_they_do() {
    let mut person = asked("training", &NONE, 0);
    person.press("right");
    let open = question(&person).unwrap();
    person.press("?");
    assert_eq!(person.app.scope(), Scope::Help);
    person.press("esc");
    assert_eq!(question(&person).as_ref(), Some(&open), "back from the help the question is there");
    person.press("right");
    assert_eq!((person.shown().position, person.app.scope()), (Position::after(1), Scope::Screen), "on without");
    person.press("right left");
    assert_eq!((person.shown().position, person.app.scope()), (Position::START, Scope::Screen), "back without");
    person.press("right q");
    assert_eq!(person.app.scope(), Scope::Screen);
    assert!(person.text().contains("no more questions"), "{}", person.text());
}

#[test]
fn playing_halts_for_a_question_and_goes_on_behind_it() {
    let mut person = asked("training", &NONE, 0);
    person.press("space");
    for _ in 0..3 {
        person.act(Action::Tick);
    }
    let open = question(&person).expect("it halts");
    assert!(!person.is_playing());
    let here = person.shown().position;
    let (right, _) = answers(&open, &frame_of(&open, "training", &NONE, here, &Action::Forward));
    answer(&mut person, &right);
    assert!(!person.is_playing(), "guess and truth are to be seen");
    person.press("enter");
    assert!(person.is_playing());
}

#[test]
fn it_ends_with_the_score_and_what_to_look_at_again() {
    let mut person = asked("training", &NONE, 0);
    assert!(person.text().contains("predict: steps ask first"), "{}", person.text());
    let mut right = 0;
    let mut missed = vec![];
    for turn in 0..4 {
        let here = person.shown().position;
        person.press(".");
        let Some(question) = question(&person) else { continue };
        let (yes, no) = answers(&question, &frame_of(&question, "training", &NONE, here, &Action::StageForward));
        right += u32::from(turn % 2 == 0);
        answer(&mut person, if turn % 2 == 0 { &yes } else { &no });
        if turn % 2 == 1 {
            missed.push(format!("{} at {}", name(&question), person.shown().position).replace(name(&question), ""));
        }
    }
    let Score { asked, .. } = person.app.score();
    person.press("q");
    let text = person.text();
    assert!(text.contains(&format!("no more questions; {right} of {asked} were right")), "{text}");
    assert!(missed.is_empty() || text.contains("look again at "), "{text}");
    assert!(missed.iter().all(|at| text.contains(at.as_str())), "{missed:?}\n{text}");
    // Without `q`, at the end of the run.
    let mut person = self::asked("softmax", &NONE, 0);
    let mut last = String::new();
    while person.shown().position < person.shown().end() {
        person.press("right");
        if question(&person).is_some() {
            answer(&mut person, "0");
            last = person.text();
        }
    }
    if last.contains("it is: ") && person.app.scope() == Scope::Predicting {
        person.press("enter");
        assert!(person.text().contains(" were right"), "{}", person.text());
    }
}

#[test]
fn a_step_back_or_away_asks_nothing_and_a_change_of_settings_closes_nothing_badly() {
    let mut person = asked("attention", &NONE, 0);
    until_asked(&mut person).unwrap();
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
