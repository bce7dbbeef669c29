//! What is said of a statement is true of all that it has changed: nothing that can be reached from a name is changed without
//! being told, and what is told has changed.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lina_tui::lab::{Goal, Parameters, Schedule, Session, Sight, Snapshot};
use lina_tui::labs::Entry;
use lina_tui::page::{Argument, Sentence, Wording};
use lina_tui::programs::{self, GALLERY, ProgramFile, ProgramStand};
use lina_tui::python::session::{self as python, Files, Kept, Shown, What};
use lina_tui::table::Table;
use lina_tui::ui::Look;

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

fn open(file: ProgramFile) -> (&'static Entry, Box<dyn Session>) {
    let entry = Entry::program(file).unwrap();
    let schedule = Schedule::new(Parameters::defaults(entry.description.parameters));
    (entry, entry.open(schedule, Table::built_in()).unwrap())
}

fn go(session: &mut dyn Session, goal: Goal) -> Arc<Snapshot> {
    session.set_out(goal);
    while !session.work(u64::MAX) {}
    session.snapshot()
}

fn said(entry: &Entry, shown: &Arc<Snapshot>) -> Sentence {
    let answers = lina_tui::lab::Answers::default();
    entry.screen.narration(&Sight::of(shown, &answers), &Look::new(entry.screen.choices()))
}

fn words(entry: &Entry, shown: &Arc<Snapshot>) -> String {
    Wording::english(programs::catalogue()).word(&said(entry, shown))
}

/// Whether a sentence, or one within it, is this.
fn says(sentence: &Sentence, id: &str) -> bool {
    sentence.id == id
        || sentence.arguments().iter().any(|(_, argument)| match argument {
            Argument::Sentence(within) => says(within, id),
            _ => false,
        })
}

fn program(shown: &Snapshot) -> python::Session {
    ProgramStand::of(shown).unwrap().program.lock().unwrap().clone()
}

/// Names with other values than before, that both have.
fn others(before: &python::Session, after: &python::Session) -> Vec<String> {
    let known = before.variables();
    let is_same = |a: &Shown, b: &Shown| format!("{a:?}") == format!("{b:?}");
    let now = after.variables();
    // Of a function that runs in itself several have one name.
    let is_one = |name: &str| [&known, &now].iter().all(|all| all.iter().filter(|(of, _)| of == name).count() == 1);
    let another = |(name, value): (String, Shown)| {
        let old = known.iter().find(|(old, _)| *old == name)?;
        (is_one(&name) && !is_same(&old.1, &value)).then_some(name)
    };
    now.iter().cloned().filter_map(another).collect()
}

#[test]
fn nothing_is_changed_untold_and_what_is_told_has_changed() {
    let (mut told, mut checked) = (0, 0);
    for file in programs() {
        let name = file.name.clone();
        let (entry, mut session) = open(file);
        let far = session.end().done;
        for start in [0, far / 3, far.saturating_sub(3)] {
            let mut before = go(&mut *session, Goal::At(lina_tui::lab::Position::after(start)));
            for _ in 0..25 {
                let shown = go(&mut *session, Goal::StageForward);
                if shown.position <= before.position {
                    break;
                }
                let stand = ProgramStand::of(&shown).unwrap();
                let (old, new) = (program(&before), program(&shown));
                let changed = others(&old, &new);
                let sentence = said(entry, &shown);
                assert!(
                    changed.is_empty() || !says(&sentence, "nothing-changed"),
                    "{name} at {}: {changed:?} changed, and it says {}",
                    shown.position,
                    words(entry, &shown),
                );
                // In another function the same name is another's.
                let changes = if old.depth() == new.depth() { stand.changes.as_slice() } else { &[] };
                for one in changes {
                    told += 1;
                    let of = |of: &python::Session, expression: &str| of.evaluate(expression).ok()?.held;
                    let asked = match &one.what {
                        What::Is(held) if !matches!(&held.value, Kept::Text(text) if text.len() > 150) => {
                            one.path.clone()
                        }
                        What::Has(_) => format!("len({})", one.path),
                        _ => continue,
                    };
                    // A name of a function may be that of another call of it, which holds the same.
                    if new.depth() > 1 && asked == one.path && !asked.contains(['.', '[']) {
                        continue;
                    }
                    let (was, is) = (of(&old, &asked), of(&new, &asked));
                    if is.is_some() {
                        checked += 1;
                        // A dict that makes what it has not makes it here as well.
                        let around = one.path.rsplit_once('[').map(|(around, _)| format!("len({around})"));
                        let has_grown = around.is_some_and(|len| of(&old, &len) != of(&new, &len));
                        assert!(
                            has_grown || format!("{was:?}") != format!("{is:?}"),
                            "{name} at {}: {asked} has not changed",
                            shown.position
                        );
                    }
                }
                before = shown;
            }
        }
    }
    assert!(told > 1000 && checked > 700, "{told} {checked}");
}

const OBJECTS: &str = "\
import numpy as np
losses = []
params = {}
params['W'] = np.ones((2, 3))
losses.append(0.5)
losses.append(0.25)
params['W'][0, 1] = 7
grid = [[0, 0], [0, 0]]
grid[1][0] = 5
seen = set()
seen.add(3)
class Unit:
    count = 0
    def __init__(self):
        self.w = [1.0]
unit = Unit()
unit.w.append(2.0)
unit.b = 3
Unit.count += 1
both = losses
losses.pop()
del both
rng = np.random.default_rng(0)
rng.random()
f = max
x = 5
x = 5
counter = iter([1, 2])
next(counter)
params.update({'b': 1, 'c': 2})
x = 6
";

#[test]
fn what_becomes_of_lists_dicts_and_objects_is_told() {
    let file = ProgramFile {
        name: "objects.py".into(),
        text: OBJECTS.into(),
        beside: Arc::new(Beside(PathBuf::new())),
        path: None,
    };
    let (entry, mut session) = open(file);
    let mut all = vec![];
    for _ in 0..40 {
        let shown = go(&mut *session, Goal::StageForward);
        all.push(words(entry, &shown));
    }
    for told in [
        "losses is []",
        "params is {}",
        "line 4: np.ones((2, 3)) is (2×3); params['W'] is (2×3)",
        "count is 0",
        "both is a list of 2 numbers",
        "line 5: losses has 1 item now",
        "line 6: losses has 2 items now",
        "params['W'] is (2×3)",
        "line 9: grid[1][0] is 5",
        "line 11: seen has 1 item now",
        "line 17: unit.w has 2 items now",
        "line 18: unit.b is 3",
        "Unit.count is 1",
        "line 21: losses has 1 item now, both has 1 item now",
        "line 22: both is gone",
        "rng has gone on to what comes next",
        "line 25: f is of type",
        "line 27: nothing that has a name has changed",
        "counter has gone on to what comes next",
        "line 30: params has 3 items now",
    ] {
        assert!(all.iter().any(|said| said.contains(told)), "{told}: {all:#?}");
    }
}

#[test]
fn what_is_repeated_is_counted_as_the_person_means_it_and_nothing_else() {
    let file = |text: &str| ProgramFile {
        name: "counted.py".into(),
        text: text.into(),
        beside: Arc::new(Beside(PathBuf::new())),
        path: None,
    };
    let (entry, mut session) = open(file("x = 1\ny = 2\nz = x + y\n"));
    assert_eq!(entry.description.round, "statement");
    let shown = go(&mut *session, Goal::End);
    assert_eq!((shown.rounds(), shown.stand.place()), (3, None));
    assert!(words(entry, &shown).contains("after 3 statements"), "{}", words(entry, &shown));
    let loops = "s = 0\nfor i in range(4):\n    s += i\nt = 1\nwhile t < 50:\n    t *= 2\nprint(s, t)\n";
    let (entry, mut session) = open(file(loops));
    assert_eq!(entry.description.round, "step");
    let mut places = vec![];
    for round in 0..=session.end().done {
        places.push(go(&mut *session, Goal::At(lina_tui::lab::Position::after(round))).stand.place());
    }
    let told: Vec<&str> = places.iter().flatten().map(String::as_str).collect();
    let expected = [
        "iteration 0/4",
        "iteration 1/4",
        "iteration 2/4",
        "iteration 3/4",
        "iteration 0/6",
        "iteration 1/6",
        "iteration 2/6",
        "iteration 3/6",
        "iteration 4/6",
        "iteration 5/6",
    ];
    assert_eq!(told, expected, "{places:?}");
}

const METHODS: &str = "\
class Layer:
    def __init__(self, size):
        self.size = size
    def forward(self, x):
        y = x * self.size
        return y
class Net:
    def __init__(self):
        self.layers = [Layer(2), Layer(3)]
    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x
net = Net()
out = net.forward(1.5)
def count(n):
    if n == 0:
        return 0
    return 1 + count(n - 1)
print(count(2))
";

#[test]
fn names_of_another_call_of_a_function_are_others() {
    let file = ProgramFile {
        name: "methods.py".into(),
        text: METHODS.into(),
        beside: Arc::new(Beside(PathBuf::new())),
        path: None,
    };
    let (entry, mut session) = open(file);
    let (mut called, mut counted) = (0, 0);
    for _ in 0..60 {
        let shown = go(&mut *session, Goal::StageForward);
        let stand = ProgramStand::of(&shown).unwrap();
        let names: Vec<&str> = stand.variables.iter().map(|variable| variable.name.as_str()).collect();
        for name in &names {
            assert_eq!(names.iter().filter(|known| known == &name).count(), 1, "{names:?} at {}", shown.position);
        }
        let text = words(entry, &shown);
        called += usize::from(text.starts_with("line 5, in forward() called from line 12: "));
        // What the caller calls self has not become another.
        for variable in stand.variables.iter().filter(|variable| variable.name == "self" || variable.name == "n") {
            let is_another_kind = variable.before.as_ref().is_some_and(|before| before.kind != variable.held.kind);
            assert!(!is_another_kind, "{} was {:?}: {text}", variable.name, variable.before);
        }
        counted += usize::from(stand.variables.iter().any(|variable| variable.name == "n" && variable.is_new));
    }
    assert!(called == 2 && counted == 3, "{called} {counted}");
}
