//! Positions, replay, and arrays that share their cells.

use std::sync::Arc;

use lina_tui::python::session::{Files, Position, Session, Shown, Status};

#[derive(Debug)]
struct Nothing;

impl Files for Nothing {
    fn read(&self, _: &str) -> Result<Vec<u8>, String> {
        Err("No such file or directory".into())
    }

    fn now(&self) -> f64 {
        1.0
    }
}

fn open(text: &str) -> Session {
    match Session::open("program.py", text, Arc::new(Nothing), &[]) {
        Ok(session) => session,
        Err(refusals) => panic!("{refusals:?}"),
    }
}

fn output(text: &str) -> String {
    let mut session = open(text);
    while session.run_slice(100_000) == Status::Running {}
    assert_eq!(session.error(), None, "{text}");
    String::clone(&session.output())
}

fn variable(session: &Session, name: &str) -> Option<Shown> {
    session.variables().into_iter().find(|(own, _)| own == name).map(|(_, value)| value)
}

const ALIASING: &[(&str, &str)] = &[
    ("p, m = np.ones(2), np.zeros(2)\nfor a, b in zip([p], [m]): b += 3\nprint(m)", "[3. 3.]\n"),
    ("X = np.arange(4.0).reshape(2, 2)\nX -= X.mean(0)\nprint(X)", "[[-1. -1.]\n [ 1.  1.]]\n"),
    ("d = np.array([-9.0, 1.0, 9.0])\nnp.clip(d, -5, 5, out=d)\nprint(d)", "[-5.  1.  5.]\n"),
    ("a = b = []\na.append(1)\nprint(b)", "[1]\n"),
    ("n = [np.zeros(2), np.zeros(2)]\nn[-1] += 1\nprint(n[0], n[1])", "[0. 0.] [1. 1.]\n"),
    ("A = np.arange(6).reshape(3, 2)\nA[[0, 2]] = A[[2, 0]]\nprint(A)", "[[4 5]\n [2 3]\n [0 1]]\n"),
    ("y = np.zeros((2, 3))\nx = y.T\nx[0] = 1\nprint(y)", "[[1. 0. 0.]\n [1. 0. 0.]]\n"),
    ("xs = {0: np.zeros((3, 1))}\nxs[0][1] = 1\nprint(xs[0][:, 0])", "[0. 1. 0.]\n"),
    ("fs = [lambda: i for i in range(3)]\nprint([f() for f in fs])", "[2, 2, 2]\n"),
    ("def f(x, l=[]):\n    l.append(x)\n    return l\nf(1)\nprint(f(2))", "[1, 2]\n"),
    ("C = np.zeros((2, 2))\nC[0, 1] += 2.5\nB = C[0]\nB[0] = 1\nprint(C)", "[[1.  2.5]\n [0.  0. ]]\n"),
];

#[test]
fn arrays_share_their_cells_as_in_numpy() {
    for (program, expected) in ALIASING {
        assert_eq!(output(&format!("import numpy as np\n{program}\n")), *expected, "{program}");
    }
}

const LOOPS: &str = "total = 0\nfor i in range(40):\n    for j in range(3):\n        total += i * j\n    xs = [total] * 3\nprint(total)\n";

#[test]
fn a_position_counts_rounds_and_statements() {
    let mut session = open(LOOPS);
    session.goto(Position { round: 11, statement: 0 }, u64::MAX / 4);
    assert_eq!(session.position(), Position { round: 11, statement: 0 });
    assert_eq!(variable(&session, "i"), Some(Shown::Int(9)));
    session.goto(Position { round: 11, statement: 1 }, u64::MAX / 4);
    assert_eq!(session.position(), Position { round: 11, statement: 1 });
    assert_eq!(variable(&session, "i"), Some(Shown::Int(10)));
    while session.run_slice(1000) == Status::Running {}
    assert_eq!(session.position(), Position { round: 42, statement: 0 });
}

#[test]
fn a_replay_gives_the_same_heap_bit_for_bit() {
    let program = "import random, time\nrandom.seed(1)\nhistory = []\nd = {}\n".to_owned()
        + "for i in range(3000):\n    history.append(random.random())\n    d[str(i)] = (i, history[-1])\n    t = time.time()\n"
        + "class A:\n    pass\nfor k in range(300):\n    a = A()\n    a.x = [k]\n";
    let mut session = open(&program);
    let places: Vec<Position> = (1..30).map(|at| Position { round: at * 110, statement: at % 3 }).collect();
    let mut first = Vec::new();
    for &place in &places {
        session.goto(place, u64::MAX / 4);
        first.push(session.fingerprint());
    }
    while session.run_slice(10_000) == Status::Running {}
    assert!(session.checkpoints() > 2, "{}", session.checkpoints());
    for (&place, before) in places.iter().zip(&first).rev() {
        session.goto(place, u64::MAX / 4);
        assert!(session.fingerprint() == *before, "at {place:?}");
    }
}

#[test]
fn a_literal_is_given_from_outside() {
    let overrides = [("lr".to_owned(), "0.5".to_owned())];
    let mut session = match Session::open("a.py", "lr = 0.1\nprint(lr * 2)\n", Arc::new(Nothing), &overrides) {
        Ok(session) => session,
        Err(refusals) => panic!("{refusals:?}"),
    };
    while session.run_slice(1000) == Status::Running {}
    assert_eq!(session.output(), "1.0\n");
}

#[test]
fn what_is_not_known_is_refused_at_once() {
    let text = "import pandas as pd\nimport numpi\nprint(1)\n";
    let refusals = Session::open("a.py", text, Arc::new(Nothing), &[]).err().unwrap_or_default();
    assert_eq!(refusals.len(), 2, "{refusals:?}");
    assert_eq!((refusals[0].line, refusals[1].line), (1, 2));
    assert!(refusals[1].message.contains("numpy"), "{refusals:?}");
}

#[test]
fn an_error_is_worded_as_python_does() {
    let mut session = open("def f(x):\n    return x / 0\n\nf(3)\n");
    while session.run_slice(1000) == Status::Running {}
    let error = session.error().unwrap_or_default();
    let expected = "Traceback (most recent call last):\n  File \"program.py\", line 4, in <module>\n    f(3)\n  \
                    File \"program.py\", line 2, in f\n    return x / 0\nZeroDivisionError: division by zero\n";
    assert_eq!(error, expected);
}

#[test]
fn the_operations_of_a_statement_are_had_again() {
    let mut session = open("import numpy as np\na = np.array([1.0, 2.0])\na += 1\nb = a * 2 + np.sum(a)\n");
    while session.run_slice(1000) == Status::Running {}
    let operations = session.operations(Position { round: 3, statement: 0 });
    let names: Vec<&str> = operations.iter().map(|operation| &*operation.name).collect();
    assert_eq!(names, ["*", "sum", "+"], "innermost first, as they are computed");
    assert_eq!(format!("{:?}", operations[0].operands[0].buffer), format!("{:?}", operations[1].operands[0].buffer));
    assert!(operations[0].operands[0].buffer.is_some() && operations[0].operands[1].buffer.is_none());
    let written = |(from, to): (u32, u32)| &session.text()[from as usize..to as usize];
    assert_eq!(written(operations[0].span), "a * 2");
}

#[test]
fn the_last_writer_of_a_cell_is_found() {
    let mut session =
        open("import numpy as np\na = np.zeros(3)\na[0] = 1\nfor i in range(4):\n    a[2] += i\nb = a\nb[0] = 5\n");
    while session.run_slice(1000) == Status::Running {}
    let line = |index: usize| {
        let write = session.last_writer("a", &[index])?;
        Some(session.text()[..write.statement as usize].lines().count())
    };
    assert_eq!(line(0), Some(6), "by way of another name");
    assert_eq!(line(2).map(|line| line.clamp(4, 5)), line(2));
    assert_eq!(line(1), Some(1), "it is as it was made");
}
