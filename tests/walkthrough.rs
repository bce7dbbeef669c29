//! Programs walked through: whichever way somebody goes, they come to where a straight run comes, and every number that is
//! explained is what its arithmetic comes to.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lina_tui::lab::program::Kind;
use lina_tui::lab::{Element, Goal, Parameters, Position, Schedule, Session, Snapshot};
use lina_tui::labs::Entry;
use lina_tui::math::NumpyRandom;
use lina_tui::numpy::Buffer;
use lina_tui::ops::Code;
use lina_tui::programs::{GALLERY, ProgramFile, ProgramStand};
use lina_tui::python::session::{self, Files, Kept, Nothing};
use lina_tui::table::Table;

/// What lies beside the programs of the tests.
#[derive(Debug)]
struct Beside(PathBuf);

impl Files for Beside {
    fn read(&self, name: &str) -> Result<Vec<u8>, String> {
        std::fs::read(self.0.join(name)).map_err(|_| "No such file or directory".to_owned())
    }

    fn now(&self) -> f64 {
        1.0
    }
}

fn programs() -> Vec<ProgramFile> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "py") && !path.ends_with("golden.py"));
    paths.sort();
    let own = paths.iter().map(|path| ProgramFile {
        name: path.file_name().unwrap().to_string_lossy().into_owned(),
        text: std::fs::read_to_string(path).unwrap().into(),
        beside: Arc::new(Beside(folder.clone())),
        path: None,
    });
    own.chain(GALLERY.iter().map(|piece| piece.file())).collect()
}

fn open(file: ProgramFile) -> Box<dyn Session> {
    let entry = Entry::program(file).unwrap();
    let schedule = Schedule::new(Parameters::defaults(entry.description.parameters));
    entry.open(schedule, Table::built_in()).unwrap()
}

fn text(name: &str, text: &str) -> Box<dyn Session> {
    open(ProgramFile { name: name.to_owned(), text: text.into(), beside: Arc::new(Beside(PathBuf::new())), path: None })
}

fn go(session: &mut dyn Session, goal: Goal) {
    session.set_out(goal);
    while !session.work(u64::MAX) {}
}

/// All that is known where a program stands, bit for bit.
fn state(shown: &Snapshot) -> String {
    let stand = ProgramStand::of(shown).unwrap();
    let numbers = shown.now.quantities().map(|(name, of)| {
        let bits: Vec<u64> = shown.now.value(of).numbers().map(f64::to_bits).collect();
        format!("{name} {} {bits:x?}\n", shown.now.shape(of))
    });
    let program = stand.program.lock().unwrap();
    format!("{} {:?} {}{}", shown.position, stand.error, stand.output, numbers.collect::<String>())
        + &program.line().to_string()
}

/// Goals drawn at random.
struct Walk(NumpyRandom);

impl Walk {
    fn next(&mut self, end: u64) -> Goal {
        let draw = |random: &mut NumpyRandom, below: u64| (random.uniform() * below as f64) as u64;
        let round = draw(&mut self.0, end + 1);
        match draw(&mut self.0, 12) {
            0 => Goal::At(Position::after(round)),
            1 => Goal::At(Position { done: round, stage: draw(&mut self.0, 5) }),
            2 => Goal::Forward,
            3 => Goal::Back,
            4 => Goal::StageForward,
            5 | 6 => Goal::StageBack,
            7 => Goal::PartForward,
            8 => Goal::PartBack,
            9 => Goal::Over,
            10 => Goal::Out,
            _ => Goal::Again,
        }
    }
}

#[test]
fn every_walk_comes_to_where_a_straight_run_comes() {
    for (index, file) in programs().into_iter().enumerate() {
        let name = file.name.clone();
        let mut straight = open(file.clone());
        go(&mut *straight, Goal::End);
        let (end, last) = (state(&straight.snapshot()), straight.end());
        let mut walked = open(file);
        let mut walk = Walk(NumpyRandom::seed(index as u32));
        for step in 0..12 {
            let goal = walk.next(last.done);
            go(&mut *walked, goal);
            let shown = walked.snapshot();
            assert!(shown.position <= last, "{name}: {goal:?} leads past the end, to {}", shown.position);
            if step % 4 == 3 {
                go(&mut *straight, Goal::At(shown.position));
                assert_eq!(state(&straight.snapshot()), state(&shown), "{name} at {} by {goal:?}", shown.position);
            }
        }
        go(&mut *walked, Goal::End);
        assert_eq!(state(&walked.snapshot()), end, "{name}");
    }
}

/// Cells of a result that are looked at.
const MOST_CELLS: usize = 6;

#[test]
fn every_number_is_what_its_arithmetic_comes_to() {
    let (mut explained, mut known, mut wrong) = (0, 0, vec![]);
    for file in programs() {
        let name = file.name.clone();
        let mut session = open(file);
        for _ in 0..150 {
            if session.position() >= session.end() {
                break;
            }
            go(&mut *session, Goal::StageForward);
            let shown = session.snapshot();
            let Some(step) = &shown.step else { continue };
            let evaluation = &step.evaluation;
            for (of, line) in step.statements() {
                let shape = evaluation.shape(of);
                for cell in shape.cells().step_by((shape.len() / MOST_CELLS).max(1)) {
                    let place = Element { of, cell };
                    let (arithmetic, number) = (evaluation.explain(place), evaluation.number(place));
                    explained += 1;
                    if !arithmetic.is_known() {
                        continue;
                    }
                    known += 1;
                    let again = arithmetic.evaluate(&|place| evaluation.number(*place));
                    let is_same = number == again
                        || (number.is_nan() && again.is_nan())
                        || (number - again).abs() <= 1e-9 * number.abs().max(1.0);
                    if !is_same {
                        let place = format!("{}{}", line.name, cell.index(shape));
                        wrong.push(format!("{name} at {}: {place}: {again} and {number}", shown.position));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {known}: {:#?}", wrong.len(), &wrong[..wrong.len().min(20)]);
    assert!(explained > 5000 && known * 10 > explained * 7, "{known} of {explained}");
}

const CALLS: &str = "import numpy as np
W = np.array([[1.0, 2.0], [3.0, 4.0]])
x = np.array([0.5, -1.0])
def layer(W, x, b):
    z = W @ x + b
    return np.maximum(0, z)
h = layer(W, x, 0.25) * 2
total = 0.0
for i in range(3):
    total += h.sum() * i
";

fn line(session: &mut dyn Session) -> usize {
    ProgramStand::of(&session.snapshot()).map_or(0, |stand| stand.program.lock().unwrap().line())
}

#[test]
fn calls_are_gone_into_over_and_out_of() {
    let mut session = text("calls.py", CALLS);
    let mut at = |goal| {
        go(&mut *session, goal);
        line(&mut *session)
    };
    assert_eq!(at(Goal::At(Position::after(4))), 4);
    assert_eq!(at(Goal::StageForward), 7, "the call begins");
    assert_eq!(at(Goal::StageForward), 5, "into it");
    assert_eq!(at(Goal::Out), 6, "what it returns with is what leads out");
    assert_eq!(at(Goal::StageBack), 5);
    assert_eq!(at(Goal::StageBack), 7);
    assert_eq!(at(Goal::StageBack), 4);
    assert_eq!(at(Goal::Over), 6, "all of the call in one step");
    assert_eq!(at(Goal::Line(10)), 10);
    assert_eq!(at(Goal::Again), 10);
}

#[test]
fn parts_are_gone_through_innermost_first() {
    let mut session = text("calls.py", CALLS);
    go(&mut *session, Goal::Line(5));
    let mut name = |goal| {
        go(&mut *session, goal);
        let shown = session.snapshot();
        let step = shown.step.clone().unwrap();
        (step.name().to_owned(), step.stage)
    };
    assert_eq!(name(Goal::PartBack), ("W @ x".to_owned(), 0));
    assert_eq!(name(Goal::PartForward), ("z".to_owned(), 1));
    assert_eq!(name(Goal::PartForward).0, "np.maximum(0, z)");
    assert_eq!(name(Goal::PartBack).0, "z");
}

#[test]
fn a_literal_is_changed_and_the_place_kept() {
    let mut session = text("calls.py", "lr = 0.5\nx = 1.0\nfor i in range(9):\n    x = x - lr * x\nprint(x)\n");
    go(&mut *session, Goal::At(Position { done: 5, stage: 1 }));
    assert_eq!(session.snapshot().scalar("x"), Some(0.0625));
    session.set("lr", "0.1", lina_tui::lab::Since::Start).unwrap();
    while !session.work(u64::MAX) {}
    assert_eq!(session.position(), Position::after(6), "the same place");
    let x = session.snapshot().scalar("x").unwrap();
    assert!((x - 0.6561).abs() < 1e-12, "{x}");
    assert!(session.set("lr", "much", lina_tui::lab::Since::Start).is_err());
    assert_eq!(session.snapshot().scalar("x"), Some(x));
}

#[test]
fn truths_are_truths_and_errors_are_places() {
    let mut session =
        text("error.py", "import numpy as np\nW = np.ones((2, 2))\nb = W > 0\nz = np.ones(3)\ny = W @ z\n");
    go(&mut *session, Goal::At(Position::after(3)));
    let shown = session.snapshot();
    assert_eq!(shown.now.kind(shown.now.find("b").unwrap()), Kind::Number, "what is held is numbers");
    let step = shown.step.clone().unwrap();
    assert_eq!(step.evaluation.kind(step.result().unwrap()), Kind::Truth);
    go(&mut *session, Goal::End);
    let shown = session.snapshot();
    let stand = ProgramStand::of(&shown).unwrap();
    assert!(stand.error.as_deref().unwrap().contains("ValueError: matmul"), "{:?}", stand.error);
    let failed = stand.failed.as_ref().unwrap();
    let operands: Vec<String> = failed.operands.iter().map(|(name, of)| format!("{name} {}", of.shape())).collect();
    assert_eq!((failed.sign, operands.join(", ")), ("@", "W (2, 2), z (3,)".to_owned()));
    go(&mut *session, Goal::StageBack);
    assert_eq!(line(&mut *session), 4, "and back from there");
}

#[test]
fn an_endless_loop_is_left_where_somebody_stays() {
    let mut session = text("endless.py", "x = 0\nwhile True:\n    x += 1\n");
    session.set_out(Goal::End);
    for _ in 0..5 {
        assert!(!session.work(1_000_000));
        assert!(session.progress().is_some());
    }
    session.stay();
    while !session.work(1_000_000) {}
    let shown = session.snapshot();
    assert!(shown.scalar("x").unwrap() > 100.0 && shown.end() > shown.position);
    let here = shown.position;
    go(&mut *session, Goal::At(Position::after(2)));
    go(&mut *session, Goal::At(here));
    assert_eq!(state(&session.snapshot()), state(&shown));
}

#[test]
fn expressions_are_evaluated_where_a_program_stands_and_change_nothing() {
    let mut session = text("calls.py", CALLS);
    go(&mut *session, Goal::Line(5));
    let shown = session.snapshot();
    let before = state(&shown);
    let stand = ProgramStand::of(&shown).unwrap();
    let program = stand.program.lock().unwrap();
    let value = |expression: &str| {
        program.evaluate(expression).map(|found| match found.held.unwrap().value {
            Kept::Number(number) => vec![number],
            Kept::Array(array) => match array.packed() {
                Buffer::Float64(numbers) => numbers,
                other => panic!("{other:?}"),
            },
            Kept::Text(text) => panic!("{text}"),
        })
    };
    assert_eq!(value("z"), Ok(vec![-1.25, -2.25]), "a name of the function");
    assert_eq!(value("W.T @ x"), Ok(vec![-2.5, -3.0]));
    assert_eq!(value("sum([1, 2, 3]) + len(x)"), Ok(vec![8.0]));
    assert_eq!(value("np.dot(x, x)"), Ok(vec![1.25]));
    assert_eq!(value("[b for b in x][0]"), Ok(vec![0.5]));
    assert!(value("z +").unwrap_err().starts_with("SyntaxError"));
    assert!(value("nothing + 1").unwrap_err().contains("nothing"));
    assert!(value("W @ np.ones(3)").unwrap_err().contains("ValueError: matmul"));
    assert!(value("(lambda f: f(f))(lambda f: f(f))").unwrap_err().contains("Recursion"));
    let found = program.evaluate("W.T @ x").unwrap();
    assert_eq!(found.record.operations.len(), 2, "a transpose and a product");
    drop(program);
    assert_eq!(state(&session.snapshot()), before);
}

#[test]
fn expressions_are_evaluated_at_the_start_and_after_the_end() {
    let mut session = text("calls.py", CALLS);
    let evaluate = |session: &mut dyn Session, expression: &str| {
        let shown = session.snapshot();
        let program = ProgramStand::of(&shown).unwrap().program.lock().unwrap().clone();
        program.evaluate(expression).map(|found| found.held.unwrap().value)
    };
    assert_eq!(evaluate(&mut *session, "1 + 1"), Ok(Kept::Number(2.0)));
    assert!(evaluate(&mut *session, "W").is_err());
    go(&mut *session, Goal::End);
    assert_eq!(evaluate(&mut *session, "total * 0 + i"), Ok(Kept::Number(2.0)));
    assert!(evaluate(&mut *session, "").is_err());
}

/// What `_ = expression` is said to come from, of the first number that it gives.
fn explained(expression: &str) -> String {
    let mut session = text(
        "explained.py",
        &format!("import math\nimport numpy as np\nw = np.array([3.0, 4.0])\nM = np.ones((2, 2))\ny = {expression}\n"),
    );
    go(&mut *session, Goal::End);
    let step = session.snapshot().step.clone().unwrap();
    let (evaluation, of) = (&step.evaluation, step.result().unwrap());
    let cell = evaluation.shape(of).cells().next().unwrap();
    let arithmetic = evaluation.explain(Element { of, cell });
    let place = |place: &Element| {
        let name = evaluation.program().name(place.of);
        Code::atom(format!("{name}{}", place.cell.index(evaluation.shape(place.of))))
    };
    arithmetic.write(&place, &|number| number.to_string(), 9).text
}

#[test]
fn what_is_taken_together_is_all_that_is_given() {
    assert_eq!(explained("sum([1, 2, 3])"), "sum(1, 2, 3)");
    assert_eq!(explained("max([3.0, 9.0, 4.0])"), "max(3, 9, 4)");
    assert_eq!(explained("np.sum([w, w])"), "np.sum(w[0], w[1], w[0], w[1])");
    assert_eq!(explained("np.mean([w[1]])"), "w[1] / 1");
    assert_eq!(explained("np.sum(w)"), "w[0] + w[1]");
    assert_eq!(explained("sum(w)"), "w[0] + w[1]");
    assert_eq!(explained("sum(w, -1)"), "sum(w[0], w[1], -1)");
    assert_eq!(explained("np.max(M, 0)"), "max(M[0,0], M[1,0])");
    assert_eq!(explained("np.linalg.norm([3.0, 4.0])"), "np.linalg.norm(3, 4)");
}

#[test]
fn functions_are_called_what_the_program_calls_them() {
    assert_eq!(explained("math.sqrt(w[0])"), "√w[0]");
    assert_eq!(explained("math.atan(w[0])"), "math.atan(w[0])");
    assert_eq!(explained("max(w[0], w[1])"), "max(w[0], w[1])");
    assert_eq!(explained("np.arctan(w)"), "np.arctan(w[0])");
    assert_eq!(explained("w.std()"), "std(w[0], w[1])");
    assert_eq!(explained("np.linalg.det(M)"), "np.linalg.det(M[0,0], M[0,1], M[1,0], M[1,1])");
    assert_eq!(explained("w % 2"), "w[0] % 2");
}

#[test]
fn an_expression_too_deep_for_the_parser_is_refused_in_a_line() {
    let mut session = text("deep.py", "x = 1.0\n");
    let shown = session.snapshot();
    let program = ProgramStand::of(&shown).unwrap().program.lock().unwrap();
    for sign in ["(", "[", "{", "-", "not ", "~"] {
        let refusal = program.evaluate(&sign.repeat(100_000)).unwrap_err();
        assert!(refusal.starts_with("SyntaxError: ") && refusal.len() < 80, "{refusal}");
    }
    for (first, more) in [("x", "[0]"), ("x", "()"), ("", "1 if x else "), ("", "not\t"), ("", "lambda: ")] {
        let refusal = program.evaluate(&format!("{first}{}", more.repeat(100_000))).unwrap_err();
        assert!(refusal.starts_with("SyntaxError: ") && refusal.len() < 80, "{more}: {refusal}");
    }
    drop(program);
    let blocks = (0..2000).map(|depth| format!("{}if x:", " ".repeat(depth))).collect::<Vec<_>>().join("\n");
    let nested = format!("x = 1\n{blocks}\n{}x = 2\n", " ".repeat(2000));
    let opened = session::Session::open("deep.py", &nested, std::sync::Arc::new(Nothing), &[]);
    assert!(opened.is_err_and(|refusals| refusals[0].message.len() < 80));
}
