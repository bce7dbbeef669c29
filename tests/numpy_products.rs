//! Products are NumPy's: `tests/golden/numpy/products.json` is made by `products.py` beside it.

mod values;

#[test]
fn products_are_numpys() {
    values::hold(include_str!("golden/numpy/products.json"), 1e-12);
}
