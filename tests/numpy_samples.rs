//! Estimates from samples are NumPy's: `tests/golden/numpy/samples.json` is made by `samples.py` beside it.

mod values;

#[test]
fn estimates_are_numpys() {
    values::hold(include_str!("golden/numpy/samples.json"), 1e-9);
}
