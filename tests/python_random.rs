//! Programs at random, and programs without an end: none brings the machine down, and a stop is heard in between.

use std::sync::Arc;

use lina_tui::python::session::{Files, Session, Status};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

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

fn open(text: &str) -> Option<Session> {
    Session::open("program.py", text, Arc::new(Nothing), &[]).ok()
}

/// What is printed and how it ends after at most so many instructions, run in slices of this size.
fn run(text: &str, slice: u64, most: u64) -> Option<(String, Option<String>)> {
    let mut session = open(text)?;
    while session.instructions() < most {
        let before = session.instructions();
        let status = session.run_slice(slice.min(most - before));
        assert!(session.instructions() - before <= slice, "a slice of {slice} ran longer:\n{text}");
        if status != Status::Running {
            break;
        }
    }
    Some((String::clone(&session.output()), session.error()))
}

/// Pieces of programs, which need not fit.
const PIECES: &[&str] = &[
    "def f(x):",
    "class C:",
    "if a:",
    "else:",
    "for i in",
    "while",
    "try:",
    "except",
    "finally:",
    "match a:",
    "case [x, *y]:",
    "return",
    "yield",
    "lambda x:",
    "import numpy as np",
    "with",
    "as",
    "a",
    "b",
    "np",
    "x = ",
    "1",
    "2.5",
    "'s'",
    "f'{a!r:>{b}}'",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    ",",
    ".",
    "=",
    "==",
    "+=",
    "+",
    "-",
    "*",
    "**",
    "@",
    "not",
    "in",
    "is",
    "and",
    "\n",
    "\n    ",
    "\n        ",
    "*args",
    "**kw",
    "nonlocal q",
    "global a",
    "del a",
    "raise",
    "pass",
    "break",
    "continue",
    "None",
    "...",
    "->",
    ":=",
    "\\",
    "#",
    "\"\"\"",
    "é",
    "0x",
    "1_",
    "1e999",
    "99999999999999999999",
    "print(a)",
    "range(3)",
    "a[1:2]",
    "super()",
    "__class__",
];

/// Statements that fit: each is run with `a`, `b` and `n` bound.
const STATEMENTS: &[&str] = &[
    "a = a + b",
    "b = a * 2",
    "a = [b] * (len(str(b)) % 7)",
    "n += 1",
    "a = np.arange(n % 9)",
    "b = np.ones((2, n % 4))",
    "a = a @ b",
    "a = b.T",
    "a[0] = n",
    "b = a[::-1]",
    "a = {n: b}",
    "b = str(a)[:20]",
    "a = (a, b)",
    "print(n, type(a).__name__)",
    "a, b = b, a",
    "b = sum([n, 1.5])",
    "a = -n // 3",
    "a = f'{n:>{n % 9}}|{b!r:.9}'",
    "b = sorted([n, 3, 1])",
    "a = np.array([b, b])",
    "a = a.sum(axis=n % 3)",
    "b = np.linalg.inv(np.eye(2) * n)",
    "a = [x * 2 for x in range(n % 5)]",
    "b = a if n % 2 else n",
    "del a",
    "a = n",
    "b = n / (n % 3)",
    "a = set([n, 1]) | {2}",
    "b = dict(zip('ab', [n, a]))",
    "a = iter([1, 2])",
    "b = next(a)",
    "a = np.where(np.arange(3) > n % 3, n, 0.5)",
    "a = np.fft.fft([n, 1, 2])",
    "b = np.vectorize(lambda x: x + n)([1, 2])",
    "a = np.apply_along_axis(sum, 0, np.ones((2, 2)))",
    "b = np.random.default_rng(n).random(2)",
    "a = 'ab' * (n % 5)",
    "b = a.upper()",
];

fn fitting() -> impl Strategy<Value = String> {
    let statement = proptest::sample::select(STATEMENTS);
    let block = proptest::collection::vec((statement, 0..6_u8), 1..14);
    block.prop_map(|statements| {
        let mut text = "import numpy as np\na, b, n = 1, 2, 3\n".to_owned();
        for (at, (statement, around)) in statements.into_iter().enumerate() {
            let lines = match around {
                0 => format!("for i{at} in range(3):\n    n += i{at}\n    {statement}\n"),
                1 => format!(
                    "try:\n    {statement}\nexcept Exception as e:\n    print(type(e).__name__)\nfinally:\n    n += 1\n"
                ),
                2 => format!("def f{at}():\n    global a, b, n\n    {statement}\n    yield n\nprint(list(f{at}()))\n"),
                3 => format!("match n % 3:\n    case 0 | 1 as k:\n        n += k\n    case _:\n        {statement}\n"),
                _ => format!("try:\n    {statement}\nexcept Exception:\n    a, b = n, 1\n"),
            };
            text.push_str(&lines);
        }
        text + "print(n)\n"
    })
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, rng_seed: RngSeed::Fixed(11), failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn what_does_not_fit_is_refused_or_fails(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..40)) {
        run(&pieces.join(" "), 5_000, 20_000);
        run(&pieces.concat(), 5_000, 20_000);
    }
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn what_fits_runs_the_same_in_any_slices(text in fitting()) {
        let whole = run(&text, 1_000_000, 300_000);
        prop_assert!(whole.is_some(), "refused:\n{text}");
        prop_assert_eq!(&run(&text, 97, 300_000), &whole, "{}", text);
    }
}

/// Programs that never end by themselves.
const ENDLESS: &[&str] = &[
    "while True: pass",
    "x = 0\nwhile True:\n    try:\n        x += 1\n    finally:\n        continue",
    "from itertools import count\nfor i in count(): pass",
    "from itertools import count\nprint(sum(count()))",
    "from itertools import cycle\nx = list(cycle([1]))",
    "def g():\n    while True:\n        yield 1\nprint(max(g()))",
    "class E:\n    def __eq__(self, other):\n        while True: pass\nE() in [1, 2]",
    "class R:\n    def __repr__(self):\n        while True: pass\nprint([R()])",
    "class I:\n    def __getitem__(self, i): return i\nlist(I())",
    "iter_ = iter(int, 1)\nfor x in iter_: pass",
    "import numpy as np\nnp.vectorize(lambda x: [1 for _ in iter(int, 1)])([1, 2])",
    "import numpy as np\nnp.set_printoptions(formatter={'all': lambda x: [1 for _ in iter(int, 1)]})\nprint(np.ones(3))",
    "sorted([3, 1, 2], key=lambda x: [1 for _ in iter(int, 1)])",
    "def f():\n    while True:\n        try:\n            f()\n        except RecursionError:\n            pass\nf()",
    "match [1]:\n    case [x] if [1 for _ in iter(int, 1)]:\n        pass",
];

#[test]
fn a_stop_is_heard_in_programs_without_an_end() {
    for text in ENDLESS {
        let mut session = open(text).unwrap_or_else(|| panic!("refused:\n{text}"));
        for _ in 0..5 {
            let before = session.instructions();
            assert_eq!(session.run_slice(2_000), Status::Running, "{:?}\n{text}", session.error());
            assert_eq!(session.instructions() - before, 2_000, "{text}");
        }
    }
}

#[test]
fn what_is_too_large_is_refused_in_a_line() {
    let programs = [
        ("x = [0] * 10**9", "MemoryError"),
        ("x = 'a' * 10**10", "MemoryError"),
        ("import numpy as np\nx = np.zeros((10**5, 10**5))", "MemoryError"),
        ("def f(n): return f(n + 1)\nf(0)", "RecursionError"),
        ("x = 10\nwhile True: x = x * x", "OverflowError"),
    ];
    for (text, class) in programs {
        let (_, error) = run(text, 100_000, 1_000_000).expect("it is a program");
        let error = error.unwrap_or_default();
        assert!(error.trim_end().lines().last().is_some_and(|line| line.starts_with(class)), "{error}\n{text}");
    }
    let (output, error) = run("print(sum(range(10**9)))", 1000, 100_000).expect("it is a program");
    assert_eq!((output.as_str(), error), ("499999999500000000\n", None));
}
