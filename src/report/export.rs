//! A place in a lab to take along: as a script in NumPy that comes to the same numbers, in Markdown, and as a command.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use super::command_line::command_line;
use super::markdown::markdown;
use crate::lab::program::Kind;
use crate::lab::script::{MOST_WRITTEN, assignment, float};
use crate::lab::{Evaluation, Refusal, Script, Sight, Snapshot};
use crate::labs::Entry;
use crate::ops::{Cell, Value};
use crate::page::Wording;
use crate::ui::Look;

/// Cells of a quantity that is too large to be written out that a script looks at.
const LOOKED_AT: usize = 12;

/// What a script holds its numbers to.
const CHECK: &str = "\
def check(name, computed, known):
    assert np.shape(computed) == np.shape(known), f\"{name} has shape {np.shape(computed)}, not {np.shape(known)}\"
    same = np.isclose(np.asarray(computed, float), np.asarray(known, float), rtol=1e-9, atol=1e-9, equal_nan=True)
    assert np.all(same), f\"{name} is {computed}, not {known}\"
";

/// As above, for what is too large to be written out.
const CHECK_SOME: &str = "\
def check_some(name, computed, shape, mean, cells):
    assert np.shape(computed) == shape, f\"{name} has shape {np.shape(computed)}, not {shape}\"
    check(f\"the mean of {name}\", np.mean(computed), mean)
    for place, known in cells.items():
        check(f\"{name}[{place}]\", computed[place], known)
";

/// What can be taken along of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Export {
    /// A script that computes the same numbers with NumPy, and asserts them.
    #[default]
    Numpy,
    /// The step in Markdown: its sentence, its arithmetic, its values.
    Markdown,
    /// The command that opens the place.
    Command,
    /// The link that opens the run in another program.
    Link,
}

impl Export {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Numpy => "NumPy script",
            Self::Markdown => "Markdown",
            Self::Command => "command line",
            Self::Link => "link",
        }
    }
}

/// What is taken along of the place where a lab stands, as somebody looks at it, with its sentences in these words; `file`
/// is the table that was put in.
///
/// # Errors
/// As [`numpy_script`].
pub fn export(
    shown: &Arc<Snapshot>,
    entry: &Entry,
    words: Wording,
    look: &Look,
    file: Option<&Path>,
    what: Export,
) -> Result<String, Refusal> {
    match what {
        Export::Numpy => numpy_script(shown, file),
        Export::Markdown => Ok(markdown(&Sight::at_once(shown), entry.screen, words, look, file)),
        Export::Command => Ok(command_line(shown, file) + "\n"),
        Export::Link => link(shown, entry),
    }
}

/// The link that opens the run in another program.
fn link(shown: &Snapshot, entry: &Entry) -> Result<String, Refusal> {
    let name = shown.description().name;
    let links = entry.links.ok_or_else(|| Refusal(format!("there are no links to runs of {name}")))?;
    let schedule = shown.schedule();
    if schedule.boundaries().len() > 1 || !schedule.overwritten().is_empty() {
        return Err(Refusal(format!(
            "there is no link to this run: {} knows nothing that is set on the way",
            links.of
        )));
    }
    Ok((links.write)(&shown.parameters())? + "\n")
}

/// A Python script that sets up the same data and weights, comes to the same position, and asserts every quantity that
/// exists there, to nine digits.
///
/// # Errors
/// If it would have to hold more numbers than a script should.
pub fn numpy_script(shown: &Snapshot, file: Option<&Path>) -> Result<String, Refusal> {
    let Script { helpers, setup, lines } = shown.script()?;
    let now = &shown.now;
    let asserts: Vec<String> = now.quantities().flat_map(|(name, of)| asserted(now, name, now.value(of))).collect();
    let description = shown.description();
    let mut script = format!(
        "\"\"\"lina-tui: {}, {} {} of {}, computed again with NumPy.\n\n    {}\n\"\"\"\n\nimport numpy as np\n\n",
        description.name,
        description.round,
        shown.position,
        shown.rounds(),
        command_line(shown, file).replace('\\', "\\\\").replace('"', "\\\""),
    );
    // Some labs show what overflows.
    script += "np.seterr(all=\"ignore\")\n\n\n";
    let is_large = asserts.iter().any(|line| line.starts_with("check_some("));
    let checks = [CHECK].into_iter().chain(is_large.then_some(CHECK_SOME));
    for function in helpers.into_iter().chain(checks) {
        script += function;
        script += "\n\n";
    }
    for (title, lines) in
        [("What it starts from.", setup), ("What it computes.", lines), ("What lina-tui has here.", asserts)]
    {
        let _ = writeln!(script, "# {title}");
        for line in lines {
            let _ = writeln!(script, "{line}");
        }
        script.push('\n');
    }
    let _ = writeln!(script, "print(\"all {} quantities agree\")", now.quantities().count());
    Ok(script)
}

/// Lines that hold a quantity to what it is.
fn asserted(now: &Evaluation, name: &str, value: &Value) -> Vec<String> {
    let shape = value.shape();
    if shape.len() < MOST_WRITTEN {
        let of = now.find(name);
        let is_whole = of.is_some_and(|of| matches!(now.kind(of), Kind::Rows | Kind::Names));
        let mut lines = assignment("known", value, is_whole && !shape.is_empty());
        if let [line] = &mut lines[..] {
            let known = line.trim_start_matches("known = ");
            return vec![format!("check(\"{name}\", {name}, {known})")];
        }
        lines.push(format!("check(\"{name}\", {name}, known)"));
        return lines;
    }
    let mean = value.numbers().sum::<f64>() / shape.len() as f64;
    let cells: Vec<Cell> = {
        let every = (shape.len() / LOOKED_AT).max(1);
        shape.cells().step_by(every).collect()
    };
    let place = |cell: Cell| {
        let index: Vec<String> = (0..shape.rank()).map(|axis| cell.along(axis, shape).to_string()).collect();
        if index.len() == 1 { index[0].clone() } else { format!("({})", index.join(", ")) }
    };
    let mut lines = vec![format!("check_some(\"{name}\", {name}, {shape}, {}, {{", float(mean))];
    lines.extend(cells.into_iter().map(|cell| format!("    {}: {},", place(cell), float(value.get(cell)))));
    lines.push("})".to_owned());
    lines
}
