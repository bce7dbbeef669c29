//! "Would this fit?": the verdict on a product is that of the product itself, and the error is NumPy's.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::collections::BTreeSet;

use lina_tui::input::Scope;
use lina_tui::ops::{self, MatMul, Shape, Value};
use lina_tui::ui::fit::Product;
use ratatui::style::Modifier;
use support::labs::every_lab;
use support::person::Person;

fn product(left: Shape, right: Shape) -> Product {
    Product { left: ("A".to_owned(), left), right: ("B".to_owned(), right) }
}

fn zeros(shape: Shape) -> Value {
    Value::from_cells(shape, |_| 0.0)
}

/// What comes of multiplying two values of these shapes.
fn tried(left: Shape, right: Shape) -> Option<Shape> {
    ops::evaluate(&MatMul, &[zeros(left), zeros(right)]).ok().map(|value| value.shape())
}

/// Shapes of all kinds.
fn shapes() -> Vec<Shape> {
    let matrices = (1..5).flat_map(|rows| (1..5).map(move |columns| Shape::matrix(rows, columns)));
    [Shape::SCALAR].into_iter().chain((1..5).map(Shape::vector)).chain(matrices).collect()
}

#[test]
fn the_verdict_is_that_of_the_product() {
    for left in shapes() {
        for right in shapes() {
            let product = product(left, right);
            assert_eq!(product.shape(), tried(left, right), "{left} · {right}");
            assert_eq!(product.numpy_error().is_none(), product.shape().is_some(), "{left} · {right}");
            let expected: Vec<(Shape, Shape)> =
                [(left.turned(), right), (left, right.turned()), (left.turned(), right.turned())]
                    .into_iter()
                    .filter(|way| *way != (left, right) && tried(way.0, way.1).is_some())
                    .collect();
            let listed: Vec<(Shape, Shape)> = product.turned().iter().map(|way| (way.left.1, way.right.1)).collect();
            for way in &expected {
                assert!(listed.contains(way), "{left} · {right}: {} · {} would fit", way.0, way.1);
            }
            for (way, (left, right)) in product.turned().iter().zip(&listed) {
                assert_eq!(way.shape(), tried(*left, *right), "{}", way.written());
                assert!(way.shape().is_some() && way.written().contains('ᵀ'), "{}", way.written());
            }
        }
    }
}

#[test]
fn the_transpose_of_a_transpose_is_what_it_was() {
    let (left, right) = (("Kᵀ".to_owned(), Shape::matrix(8, 4)), ("V".to_owned(), Shape::matrix(4, 8)));
    let ways: Vec<String> = Product { left, right }.turned().iter().map(Product::written).collect();
    assert_eq!(ways, ["K · Vᵀ   (4×8)·(8×4)"]);
}

/// What NumPy 2.4.6 says to `np.zeros(left) @ np.zeros(right)`.
#[test]
fn the_error_is_numpys() {
    let mismatch = |right: usize, left: usize| {
        format!(
            "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature \
             (n?,k),(k,m?)->(n?,m?) (size {right} is different from {left})"
        )
    };
    let scalar = |operand: usize| {
        format!(
            "matmul: Input operand {operand} does not have enough dimensions (has 0, gufunc core with signature \
             (n?,k),(k,m?)->(n?,m?) requires 1)"
        )
    };
    for (left, right, error) in [
        (Shape::matrix(8, 3), Shape::matrix(8, 2), Some(mismatch(8, 3))),
        (Shape::vector(8), Shape::vector(3), Some(mismatch(3, 8))),
        (Shape::vector(3), Shape::matrix(8, 2), Some(mismatch(8, 3))),
        (Shape::matrix(8, 3), Shape::vector(2), Some(mismatch(2, 3))),
        (Shape::matrix(2, 3), Shape::matrix(2, 3), Some(mismatch(2, 3))),
        (Shape::matrix(1, 2), Shape::matrix(3, 1), Some(mismatch(3, 2))),
        (Shape::SCALAR, Shape::vector(3), Some(scalar(0))),
        (Shape::vector(3), Shape::SCALAR, Some(scalar(1))),
        (Shape::matrix(3, 2), Shape::SCALAR, Some(scalar(1))),
        (Shape::SCALAR, Shape::SCALAR, Some(scalar(0))),
        (Shape::matrix(8, 3), Shape::matrix(3, 8), None),
        (Shape::vector(3), Shape::vector(3), None),
        (Shape::vector(3), Shape::matrix(3, 2), None),
        (Shape::matrix(2, 3), Shape::vector(3), None),
    ] {
        assert_eq!(product(left, right).numpy_error(), error, "{left} · {right}");
    }
}

/// The factors as the panel has them, each with its shape: `X · W2   (8×3)·(8×2)`.
fn shown(person: &Person) -> String {
    let text = person.text();
    let line = text.lines().skip_while(|line| !line.contains("would this fit?")).nth(1).unwrap_or_default();
    line.trim_matches(['│', ' ']).to_owned()
}

/// `(8×3)` as a shape.
fn read(text: &str) -> Shape {
    let numbers: Vec<usize> =
        text.trim_matches(['(', ')', ' ']).split('×').filter(|n| !n.is_empty()).map(|n| n.parse().unwrap()).collect();
    Shape::new(&numbers)
}

#[test]
fn every_pair_of_factors_of_a_lab_can_be_tried() {
    let mut of_both_kinds = 0;
    for lab in every_lab().map(|lab| lab.name) {
        let mut person = Person::before(lab, 120, 36);
        person.press("right right x");
        if person.app.scope() != Scope::Fitting {
            continue;
        }
        let start = shown(&person);
        let mut seen = BTreeSet::new();
        let mut lefts = 0;
        loop {
            let (mut rights, row) = (0, shown(&person));
            loop {
                for turn in ["t", "T", "t", "T"] {
                    let line = shown(&person);
                    let (names, rest) = line.split_once("   ").unwrap_or_else(|| panic!("{lab}: {line}"));
                    let shapes = rest.split([' ', '→']).next().unwrap();
                    let (left, right) = shapes.split_once('·').unwrap();
                    let (left, right) = (read(left), read(right));
                    let fits = tried(left, right);
                    let says = match fits {
                        Some(_) => format!("{shapes} → "),
                        None => "it does not fit".to_owned(),
                    };
                    assert!(line.contains(&says), "{lab}: {line}");
                    let error = person.text().contains("NumPy: ValueError: matmul: Input operand 1 has a mismatch");
                    assert_eq!(error, fits.is_none(), "{lab}: {line}\n{}", person.text());
                    seen.insert((names.to_owned(), fits.is_some()));
                    person.press(turn);
                }
                person.press("right");
                rights += 1;
                if shown(&person) == row {
                    break;
                }
                assert!(rights < 60, "{lab}: it goes round");
            }
            person.press("down");
            lefts += 1;
            if shown(&person) == start {
                break;
            }
            assert!(lefts < 60, "{lab}: it goes round");
        }
        assert!(seen.iter().any(|(_, fits)| *fits) && seen.len() > 20, "{lab}");
        of_both_kinds += usize::from(seen.iter().any(|(_, fits)| !*fits));
        // Back the other way, and out.
        person.press("up down left right");
        assert_eq!(shown(&person), start, "{lab}");
        person.press("x");
        assert_eq!(person.app.scope(), Scope::Screen);
    }
    assert!(of_both_kinds >= 4, "in {of_both_kinds} labs some fit and some do not");
}

#[test]
fn the_mistake_of_the_article_is_a_transpose_away_from_the_right_product() {
    let mut person = Person::before("layers", 80, 24);
    let before = person.text();
    person.press("x");
    let mut turns = 0;
    while !shown(&person).contains("(8×3)·(8×2)") && turns < 200 {
        person.press(if turns % 20 == 19 { "down" } else { "right" });
        turns += 1;
    }
    let text = person.text();
    assert!(text.contains("inner dimensions 3 ≠ 8: it does not fit"), "{text}");
    assert!(text.contains("NumPy: ValueError: matmul: Input operand 1"), "{text}");
    assert!(text.contains("a transpose to try:"), "{text}");
    person.press("t");
    assert!(shown(&person).contains("ᵀ") && shown(&person).contains("(3×8)·(8×2) → (3×2)"), "{}", shown(&person));
    // The inner dimensions stand out, not by their colour alone.
    let buffer = person.buffer();
    let marked = buffer.content().iter().filter(|cell| cell.modifier.contains(Modifier::UNDERLINED)).count();
    assert!(marked >= 2, "both inner dimensions are underlined");
    person.press("esc");
    assert_eq!(person.text(), before);
}

#[test]
fn where_there_is_nothing_to_multiply_it_says_so_and_any_size_will_do() {
    for lab in every_lab().map(|lab| lab.name) {
        let mut person = Person::before(lab, 80, 24);
        person.press("right x");
        if person.app.scope() != Scope::Fitting {
            assert!(person.text().contains("has no vectors or matrices to multiply"), "{lab}\n{}", person.text());
            continue;
        }
        for (width, height) in (0..=90).step_by(6).flat_map(|w| (0..=32).step_by(2).map(move |h| (w, h))) {
            person.resize(width, height);
            person.buffer();
        }
        person.resize(80, 24);
        person.press(". , t T r up left esc");
        assert_eq!(person.app.scope(), Scope::Screen, "{lab}");
    }
}
