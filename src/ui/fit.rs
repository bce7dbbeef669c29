//! Whether the shapes of a product fit: its inner dimensions side by side, and what could be done where they differ.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Paragraph, Widget, Wrap};

use super::Theme;
use crate::ops::{self, MatMul, Operation, Shape};

/// A product that somebody asks about: the names of its factors and their shapes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Name and shape of the left factor.
    pub left: (String, Shape),
    /// Name and shape of the right factor.
    pub right: (String, Shape),
}

impl Product {
    /// The shape of the product, where there is one.
    pub fn shape(&self) -> Option<Shape> {
        MatMul.shape(&[self.left.1, self.right.1]).ok()
    }

    /// What NumPy says to `left @ right` where they do not fit.
    pub fn numpy_error(&self) -> Option<String> {
        ops::numpy_matmul_error(self.left.1, self.right.1)
    }

    /// The same product with one factor or both transposed, where that fits: what could have been meant.
    pub fn turned(&self) -> Vec<Product> {
        // The transpose of a transpose is what it was.
        let name = |name: &String| name.strip_suffix('ᵀ').map_or_else(|| format!("{name}ᵀ"), str::to_owned);
        let turn = |factor: &(String, Shape)| (name(&factor.0), factor.1.turned());
        let (left, right) = (&self.left, &self.right);
        let ways = [
            Product { left: turn(left), right: right.clone() },
            Product { left: left.clone(), right: turn(right) },
            Product { left: turn(left), right: turn(right) },
        ];
        // A vector is its own transpose, and what is the same as before is no other way.
        let is_other = |way: &Product| (way.left.1, way.right.1) != (left.1, right.1);
        ways.into_iter().filter(|way| is_other(way) && way.shape().is_some()).collect()
    }

    /// The product in one line: `X · W2 (8×3)·(8×2)`.
    pub fn written(&self) -> String {
        let (left, right) = (&self.left, &self.right);
        format!("{} · {}   {}·{}", left.0, right.0, short(left.1), short(right.1))
    }

    /// The product and the verdict on it, in lines: the factors with their inner dimensions standing out, whether they
    /// fit, what NumPy says, what would fit.
    pub fn lines(&self, theme: &Theme) -> Vec<Line<'static>> {
        let fits = self.shape();
        let inner = if fits.is_some() { theme.target() } else { theme.warning() }.add_modifier(Modifier::UNDERLINED);
        let text = |text: &str| Span::styled(text.to_owned(), theme.text());
        let mut first = vec![text(&format!("{} · {}   ", self.left.0, self.right.0))];
        first.extend(dimensions(self.left.1, true, inner, theme));
        first.push(text("·"));
        first.extend(dimensions(self.right.1, false, inner, theme));
        let (a, b) = self.inner();
        let verdict = match fits {
            Some(shape) => vec![
                Span::styled(format!(" → {}", short(shape)), theme.value()),
                Span::styled(format!("   inner dimensions {a} = {b}: it fits"), theme.target()),
            ],
            None => vec![Span::styled(format!("   inner dimensions {a} ≠ {b}: it does not fit"), theme.warning())],
        };
        first.extend(verdict);
        let mut lines = vec![Line::from(first)];
        if let Some(error) = self.numpy_error() {
            lines.push(Line::styled(format!("NumPy: ValueError: {error}"), theme.text()));
        }
        let turned = self.turned();
        let says = if turned.is_empty() { "no transpose would make it fit" } else { "a transpose to try:" };
        if fits.is_none() || !turned.is_empty() {
            lines.push(Line::styled(says, theme.dim()));
        }
        lines.extend(turned.iter().map(|way| {
            let shape = way.shape().map_or(String::new(), short);
            Line::styled(format!("  {} → {shape}", way.written()), theme.text())
        }));
        lines
    }

    /// The dimensions that have to be equal.
    fn inner(&self) -> (usize, usize) {
        let (left, right) = (self.left.1, self.right.1);
        let last = left.axes().last().copied().unwrap_or(0);
        (last, if right.is_scalar() { 0 } else { right.rows() })
    }

    /// Draws the lines, wrapped.
    pub fn render(&self, theme: &Theme, area: Rect, buffer: &mut Buffer) {
        let lines: Vec<Line> = self.lines(theme).into_iter().map(|line| spelled(line, theme)).collect();
        Paragraph::new(lines).wrap(Wrap { trim: false }).render(area, buffer);
    }
}

fn spelled(line: Line<'static>, theme: &Theme) -> Line<'static> {
    line.spans.into_iter().map(|span| Span::styled(theme.formula(span.content.into_owned()), span.style)).collect()
}

/// A shape as it stands in a formula: `(4×8)`, `(8)`, `()`.
pub fn short(shape: Shape) -> String {
    format!("({})", shape.times())
}

/// A shape with its inner dimension standing out: the last of a left factor, the first of a right one.
fn dimensions(shape: Shape, is_left: bool, inner: ratatui::style::Style, theme: &Theme) -> Vec<Span<'static>> {
    let plain = |text: String| Span::styled(text, theme.text());
    let lit = |n: usize| Span::styled(n.to_string(), inner);
    let axes = shape.axes();
    let inner = if is_left { axes.len().checked_sub(1) } else { axes.len().saturating_sub(2).into() };
    let mut spans = vec![plain("(".to_owned())];
    for (axis, length) in axes.iter().enumerate() {
        if axis > 0 {
            spans.push(plain("×".to_owned()));
        }
        spans.push(if inner == Some(axis) { lit(*length) } else { plain(length.to_string()) });
    }
    spans.push(plain(")".to_owned()));
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn product(left: Shape, right: Shape) -> Product {
        Product { left: ("A".to_owned(), left), right: ("B".to_owned(), right) }
    }

    #[test]
    fn what_does_not_fit_is_said_as_numpy_says_it() {
        let broken = product(Shape::matrix(8, 3), Shape::matrix(8, 2));
        assert_eq!(broken.shape(), None);
        assert_eq!(
            broken.numpy_error().unwrap(),
            "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature \
             (n?,k),(k,m?)->(n?,m?) (size 8 is different from 3)"
        );
        let ways: Vec<String> = broken.turned().iter().map(Product::written).collect();
        assert_eq!(ways, ["Aᵀ · B   (3×8)·(8×2)"]);
        assert!(
            product(Shape::SCALAR, Shape::vector(2)).numpy_error().unwrap().contains("does not have enough dimensions")
        );
    }

    #[test]
    fn what_fits_has_a_shape_and_no_error() {
        let fitting = product(Shape::matrix(4, 8), Shape::matrix(8, 4));
        assert_eq!((fitting.shape(), fitting.numpy_error()), (Some(Shape::matrix(4, 4)), None));
        assert_eq!(product(Shape::matrix(4, 8), Shape::vector(8)).shape(), Some(Shape::vector(4)));
    }
}
