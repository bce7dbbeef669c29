//! A lab as a script: the Python that sets up the same numbers and computes them again with NumPy.

use std::fmt::Write as _;

use crate::lab::formula::Formula;
use crate::lab::program::{Kind, Reference};
use crate::lab::{Evaluation, Refusal, grouped};
use crate::ops::{Cell, Language, Shape, Value};

/// Numbers that are written out, where they could be drawn as well.
pub const MOST_WRITTEN: usize = 2000;

/// Numbers that are written out at most.
pub const MOST: usize = 500_000;

/// Columns of a line of numbers.
const WIDTH: usize = 100;

/// What Python sets in by.
const INDENT: &str = "    ";

/// The lines of a script, in the order in which they are run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Script {
    /// Functions that the lines call and NumPy does not have.
    pub helpers: Vec<&'static str>,
    /// Lines that bring the inputs about.
    pub setup: Vec<String>,
    /// Lines that compute everything there is at a position, given the inputs.
    pub lines: Vec<String>,
}

impl Script {
    /// The script for what `evaluation` knows. `drawn` draws the inputs as the lab did, where it drew them; they are
    /// written out where that is short.
    ///
    /// # Errors
    /// If there is more to write out than a script should hold.
    pub fn of(evaluation: &Evaluation, drawn: Option<Vec<String>>) -> Result<Self, Refusal> {
        let inputs = evaluation.program().inputs();
        let given = |index: usize| Reference::Input(index);
        let count: usize = (0..inputs.len()).map(|index| evaluation.shape(given(index)).len()).sum();
        let mut setup = match drawn {
            Some(drawn) if count >= MOST_WRITTEN => drawn,
            _ if count > MOST => return Err(too_long(count)),
            _ => (0..inputs.len()).flat_map(|index| given_as_literal(evaluation, given(index))).collect(),
        };
        setup.extend(differences(evaluation));
        let done = evaluation.lines_done();
        Ok(Self {
            helpers: evaluation.program().helpers(Language::NumPy, done),
            setup,
            lines: (0..done).map(|index| line(evaluation, index)).collect(),
        })
    }
}

/// What is said where a script would have to hold so many numbers.
pub fn too_long(count: usize) -> Refusal {
    let (count, most) = (grouped(count as u64), grouped(MOST as u64));
    Refusal(format!("a script would hold {count} numbers, and {most} are the most: NumPy cannot draw these"))
}

/// A line of the program as Python.
pub fn line(evaluation: &Evaluation, statement: usize) -> String {
    let name = &evaluation.program().statements()[statement].name;
    format!("{name} = {}", evaluation.spell(statement, Language::NumPy).text)
}

/// Lines set in, below a line that takes a block.
pub fn indented(lines: impl IntoIterator<Item = String>) -> impl Iterator<Item = String> {
    lines.into_iter().map(|line| format!("{INDENT}{line}"))
}

/// An input of the program, written out.
pub fn given_as_literal(evaluation: &Evaluation, of: Reference) -> Vec<String> {
    let program = evaluation.program();
    let mut lines = assignment(program.name(of), evaluation.value(of), program.holds_places(of));
    if evaluation.kind(of) == Kind::Names {
        let names: Vec<&str> = evaluation.value(of).numbers().map(|number| evaluation.name_of(number)).collect();
        // A name may be anything that somebody wrote into a file.
        let names = names.join(", ").replace(char::is_control, " ");
        lines.insert(0, format!("# {}: {names}", program.name(of)));
    }
    lines
}

/// Lines that set `name` to these very numbers.
pub fn assignment(name: &str, value: &Value, holds_places: bool) -> Vec<String> {
    let number = |number: f64| if holds_places { format!("{number}") } else { float(number) };
    let row = |indent: &str, numbers: &mut dyn Iterator<Item = f64>| -> Vec<String> {
        let mut lines = vec![];
        let mut line = indent.to_owned();
        for text in numbers.map(number) {
            if line.len() + text.len() + 2 > WIDTH {
                lines.push(line.trim_end().to_owned());
                indent.clone_into(&mut line);
            }
            line += &text;
            line += ", ";
        }
        lines.push(line.trim_end().to_owned());
        lines
    };
    let kind = if holds_places { ", dtype=int" } else { "" };
    match *value.shape().axes() {
        [] => vec![format!("{name} = {}", number(value.get(Cell::SCALAR)))],
        [n] => {
            let numbers = row("", &mut (0..n).map(|i| value.get(Cell::at(i))));
            if let [short] = &numbers[..]
                && short.len() + name.len() < WIDTH - 20
            {
                return vec![format!("{name} = np.array([{}]{kind})", short.trim_end_matches(','))];
            }
            let inside = row(INDENT, &mut (0..n).map(|i| value.get(Cell::at(i))));
            [format!("{name} = np.array([")].into_iter().chain(inside).chain([format!("]{kind})")]).collect()
        }
        [rows, columns] if rows * columns == 0 => vec![format!("{name} = np.zeros(({rows}, {columns}))")],
        [rows, columns] => {
            let mut lines = vec![format!("{name} = np.array([")];
            for i in 0..rows {
                let cells = |i| (0..columns).map(move |column| value.get(Cell::new(i, column)));
                let inside = row("", &mut cells(i));
                if let [short] = &inside[..] {
                    lines.push(format!("{INDENT}[{}],", short.trim_end_matches(',')));
                } else {
                    lines.push(format!("{INDENT}["));
                    lines.extend(row(&INDENT.repeat(2), &mut cells(i)));
                    lines.push(format!("{INDENT}],"));
                }
            }
            lines.push("])".to_owned());
            lines
        }
        // What has more axes is its numbers one after the other, and how they are arranged.
        _ => {
            let mut lines = assignment(name, &value.reshaped(Shape::vector(value.shape().len())), holds_places);
            if let Some(last) = lines.last_mut() {
                let _ = write!(last, ".reshape{}", value.shape());
            }
            lines
        }
    }
}

/// A number as Python reads it back to the same bits.
pub fn float(number: f64) -> String {
    if number.is_nan() {
        "np.nan".to_owned()
    } else if number == f64::INFINITY {
        "np.inf".to_owned()
    } else if number == f64::NEG_INFINITY {
        "-np.inf".to_owned()
    } else {
        format!("{number:?}")
    }
}

/// What central differences need besides: the inputs by their names, and the lines that lead from there to the scalar.
fn differences(evaluation: &Evaluation) -> Vec<String> {
    let program = evaluation.program();
    let of = program.statements()[..evaluation.lines_done()].iter().find_map(|statement| match &statement.formula {
        Formula::CentralDifferences { of: Reference::Statement(of), .. } => Some(*of),
        _ => None,
    });
    let Some(of) = of else { return vec![] };
    let inputs: Vec<String> = program.inputs().iter().map(|input| format!("{0}={0}", input.name)).collect();
    let mut lines = vec![format!("inputs = dict({})", inputs.join(", ")), "forward = \"\"\"".to_owned()];
    lines.extend((0..=of).map(|index| line(evaluation, index)));
    lines.push("\"\"\"".to_owned());
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lab::formula::{name, square, take};
    use crate::lab::program::Program;
    use crate::math::Doubles;

    #[test]
    fn numbers_are_written_so_that_python_reads_back_the_same() {
        let value = Value::from_cells(Shape::matrix(2, 2), |cell| 0.1 + cell.row as f64 * 1e-9 - cell.column as f64);
        assert_eq!(
            assignment("A", &value, false),
            ["A = np.array([", "    [0.1, -0.9],", "    [0.100000001, -0.899999999],", "])"]
        );
        assert_eq!(assignment("n", &3.0.into(), true), ["n = 3"]);
        assert_eq!(assignment("x", &f64::NEG_INFINITY.into(), false), ["x = -np.inf"]);
        let rows: Value = Doubles::from(&[4.0, 0.0][..]).into();
        assert_eq!(assignment("rows", &rows, true), ["rows = np.array([4, 0], dtype=int)"]);
        assert_eq!(assignment("none", &Doubles::from(&[][..]).into(), true), ["none = np.array([], dtype=int)"]);
        let long = Value::from_cells(Shape::vector(50), |cell| cell.row as f64 / 7.0);
        let lines = assignment("v", &long, false);
        assert!(lines.len() > 4 && lines.iter().all(|line| line.len() <= WIDTH), "{lines:?}");
    }

    #[test]
    fn a_script_has_the_lines_that_are_done_and_whole_numbers_for_places() {
        let program = Program::builder()
            .quantities(["x"])
            .settings(["rows"])
            .stage("take")
            .compute("some", take(name("x"), name("rows")))
            .stage("square")
            .compute("squares", square(name("some")));
        let vector = |numbers: &[f64]| Value::from(Doubles::from(numbers));
        let inputs = [("x", vector(&[1.5, 2.5])), ("rows", vector(&[1.0]))];
        let evaluation = Evaluation::new(&std::sync::Arc::new(program.build()), inputs).unwrap();
        let script = Script::of(&evaluation.after(1), Some(vec!["x = drawn()".to_owned()])).unwrap();
        assert_eq!(script.setup, ["x = np.array([1.5, 2.5])", "rows = np.array([1], dtype=int)"]);
        assert_eq!(script.lines, ["some = x[rows]"]);
        assert_eq!(Script::of(&evaluation, None).unwrap().lines[1], "squares = some ** 2");
    }
}
