//! Places of a program: what is not known here, what random numbers begin with, arrays of many axes, and what is repeated.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use lina_tui::labs::Entry;
use lina_tui::programs::ProgramStand;
use lina_tui::python::session::Session;
use support::homework::{before, command, file, told};

const REFUSED: &str = "import numpy as np
x = np.arange(3.0)
try:
    y = x * 2
    import pandas as pd
except Exception:
    y = None
z = pd.DataFrame(y)
class Odd(object, flavour=1):
    pass
";

#[test]
fn what_is_not_known_is_a_place_that_the_program_runs_up_to() {
    let mut person = before(&REFUSED.replace("except Exception", "except ValueError"), 80, 24);
    // A module is missed where a name of it is used, not where it is brought in.
    assert!(person.text().contains("up to line 8"), "{}", person.text());
    person.press("end");
    let text = person.text();
    assert!(text.contains("not known here") && text.contains("8  z = pd.DataFrame(y)"), "{text}");
    assert!(text.contains("np.loadtxt"), "{text}");
    let caret = text.lines().find(|line| line.contains('^')).unwrap();
    let above = text.lines().find(|line| line.contains("8  z = pd")).unwrap();
    assert_eq!(caret.find('^'), above.find("pd."), "{text}");
    let stand = ProgramStand::of(person.shown()).unwrap();
    assert!(stand.variables.iter().any(|variable| variable.name == "y"), "what ran before has run");
    person.press(",");
    assert!(person.text().contains("▸5") || told(&person).contains("ine 5"), "{}", told(&person));
    // What is never used is never missed, and a name that is given something else is that.
    let mut person = before("import torch\nimport pandas as pd\npd = 4\nx = pd + 1\n", 80, 24);
    person.press("end");
    assert_eq!(person.shown().scalar("x"), Some(5.0));
}

#[test]
fn what_is_done_number_by_number_is_told_so() {
    let mut person = before("import numpy as np\np = np.array([0.123, 0.456])\nq = p.round(1)\n", 80, 24);
    person.press(". . .");
    assert!(person.text().contains("q[0] = round(0.1230, 1) = 0.1"), "{}", person.text());
}

#[test]
fn nothing_in_the_program_catches_that_and_the_shell_refuses_it_at_once() {
    // Python would take this as a module that is not installed; what is not known here is no exception of the program's.
    let text = "k = 1\ntry:\n    type Vector = list\nexcept BaseException:\n    k = 2\nk = 3\n";
    let mut person = before(text, 80, 24);
    person.press("end");
    assert_eq!(person.shown().scalar("k"), Some(1.0));
    assert!(person.text().contains("not known here"), "{}", person.text());
    let strict = Session::open("a.py", text, std::sync::Arc::new(lina_tui::programs::Nothing), &[]);
    assert!(strict.unwrap_err()[0].message.contains("not known here"));
    // What is no Python is still told with its line.
    let broken = Entry::program(file("homework.py", "x = (1\n")).unwrap_err();
    assert!(broken.0.contains("line 1") && broken.0.contains("SyntaxError"), "{broken}");
}

const SEEDED: &str = "import numpy as np
np.random.seed(42)
a = np.random.randn(2)
rng = np.random.default_rng(0)
b = rng.normal(size=2)
c = np.random.RandomState(seed=1).randn(1)
def late():
    np.random.seed(3)
";

#[test]
fn what_random_numbers_begin_with_is_a_parameter() {
    let entry = Entry::program(file("homework.py", SEEDED)).unwrap();
    let names: Vec<&str> = entry.description.parameters.iter().map(|parameter| parameter.name).collect();
    assert_eq!(names, ["seed", "seed_2", "seed_3"]);
    let numbers = |overrides: &[(String, String)]| {
        let mut session =
            Session::open("a.py", SEEDED, std::sync::Arc::new(lina_tui::programs::Nothing), overrides).unwrap();
        session.run_slice(u64::MAX >> 1);
        session.variables()
    };
    let set = |name: &str, value: &str| vec![(name.to_owned(), value.to_owned())];
    let plain = numbers(&[]);
    let other = numbers(&set("seed", "7"));
    let of = |all: &[(String, lina_tui::python::session::Shown)], name: &str| {
        all.iter().find(|(known, _)| known == name).unwrap().1.clone()
    };
    assert_ne!(of(&plain, "a"), of(&other, "a"));
    assert_eq!(of(&plain, "b"), of(&other, "b"));
    let written = SEEDED.replace("seed(42)", "seed(7)");
    let mut session = Session::open("a.py", &written, std::sync::Arc::new(lina_tui::programs::Nothing), &[]).unwrap();
    session.run_slice(u64::MAX >> 1);
    assert_eq!(of(&session.variables(), "a"), of(&other, "a"), "as if it were written there");
    assert_ne!(of(&plain, "c"), of(&numbers(&set("seed_3", "9")), "c"));
    // On the screen it is edited as every other.
    let mut person = before(SEEDED, 80, 24);
    person.press("end");
    assert!(person.text().contains("seed 42"), "{}", person.text());
    command(&mut person, "seed=7");
    person.press("end");
    assert!(person.text().contains("seed 7"), "{}", person.text());
    let shown = person.shown().now.get("a").unwrap().numbers().next();
    let lina_tui::python::session::Shown::List(list) = of(&other, "a") else { panic!() };
    assert_eq!(list[0], lina_tui::python::session::Shown::Float(shown.unwrap()));
}

#[test]
fn a_name_that_is_called_seed_keeps_its_name() {
    let text = "import numpy as np\nseed = 5\nnp.random.seed(42)\nx = np.random.rand()\n";
    let entry = Entry::program(file("homework.py", text)).unwrap();
    let names: Vec<&str> = entry.description.parameters.iter().map(|parameter| parameter.name).collect();
    assert_eq!(names, ["seed", "seed_2"]);
}

#[test]
fn an_array_of_many_axes_shows_one_of_its_matrices() {
    let text = "import numpy as np\nx = np.arange(120.0).reshape(2, 3, 4, 5)\ny = x * 2\n";
    let mut person = before(text, 80, 24);
    person.press(". . .");
    assert!(person.text().contains("x[0,0,:,:] (2×3×4×5)"), "{}", person.text());
    command(&mut person, "path 1,2");
    let text = person.text();
    assert!(text.contains("y[1,2,:,:] (2×3×4×5)") && text.contains("y[1,2,0,0] = "), "{text}");
    assert!(text.contains("200"), "{text}");
    person.press("{");
    assert!(person.text().contains("y[1,1,:,:]"), "{}", person.text());
    person.press("} } } }");
    assert!(person.text().contains("y[1,2,:,:]"), "{}", person.text());
    person.press("down enter");
    assert!(person.text().contains("why y[1,2,1,0] = 210?"), "{}", person.text());
    person.press("esc");
    command(&mut person, "path 2,0");
    assert!(told(&person).contains("up to path 1,2"), "{}", told(&person));
    command(&mut person, "path a");
    assert!(told(&person).contains("it takes an index"), "{}", told(&person));
    person.press(",");
    command(&mut person, "lab training");
    person.press(".");
    command(&mut person, "path 1");
    assert!(told(&person).contains("no more than two axes"), "{}", told(&person));
}

#[test]
fn what_is_repeated_is_drawn_and_said() {
    let text =
        "import numpy as np\nc = np.array([[1.0], [2.0], [3.0]])\nr = np.array([10.0, 20.0])\ns = c + r\nt = s * c\n";
    let mut person = before(text, 100, 30);
    person.press(". . . .");
    let text = person.text();
    assert!(text.contains("c (3×1), repeated over 2 columns"), "{text}");
    assert!(text.contains("r (2), repeated over 3 rows"), "{text}");
    person.press(".");
    let text = person.text();
    assert!(text.contains("c (3×1), repeated over 2 columns") && !text.contains("s (3×2), repeated"), "{text}");
    // However little room there is, that it is repeated is said.
    let text = "import numpy as np\ns = np.arange(4).reshape(4, 1) * np.arange(1, 6)\n";
    let mut person = before(text, 80, 24);
    person.press(". .");
    assert!(
        person.text().contains("(4×1) over 5 columns") && person.text().contains("over 4 rows"),
        "{}",
        person.text()
    );
}

#[test]
fn shapes_are_asked_about_before_all_else() {
    let text = "import numpy as np
a = np.array([1.0, -2.0])
W = np.array([[2.0, 0.0], [1.0, 3.0]])
z = W @ a
z = z - a
s = z.sum()
";
    let mut person = before(text, 80, 24);
    person.press(". . .");
    person.press("p .");
    assert!(person.text().contains("which shape has z?"), "{}", person.text());
    person.press("\"2 enter");
    assert!(person.text().contains("1 of 1"), "{}", person.text());
    // What is joined number by number has the shape that is seen; there it is the sign, or the way.
    person.press("enter .");
    let text = person.text();
    assert!(text.contains("up or down?") || text.contains("+ or −?"), "{text}");
}

#[test]
fn any_number_of_rows_and_of_indices_is_shown_or_refused() {
    for count in ["2**16", "2**16 + 1", "2**17", "10**6"] {
        let mut person = before(&format!("import numpy as np\nx = np.zeros({count})\ny = x + 1\n"), 80, 24);
        person.press(". . . . .");
        assert!(person.text().contains("rows 0 to"), "{count}: {}", person.text());
    }
    let mut person = before("import numpy as np\nx = np.zeros((2, 2, 2))\nloss = 1.0\n", 80, 24);
    person.press("end");
    let zeros = ["0"; 7].join(",");
    for words in [format!("path {zeros}"), "path 4294967296".to_owned(), format!("why x[{zeros}]")] {
        command(&mut person, &words);
        let said = ["path", "no such number", "two axes"].iter().any(|words| person.text().contains(words));
        assert!(said, "{words}: {}", person.text());
    }
    assert!(person.app.read(&format!("until loss[{zeros}] < 1")).is_err());
}
