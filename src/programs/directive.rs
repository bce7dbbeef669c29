//! The picture that a program asks for in a comment: `# picture: plane v1 v2`.

use crate::ops::Shape;

/// What a program wants to be drawn of its variables.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Directive {
    /// Vectors of two, or the rows of matrices, as arrows in the plane.
    Plane(Vec<String>),
    /// Rows as points; what group each is of.
    Points(String, Option<String>),
    /// A line with this slope and intercept over points with these coordinates.
    Line([String; 4]),
    /// How often numbers fall where.
    Histogram(String),
    /// A matrix, as it is.
    Image(String),
    /// Numbers in a row, as a curve.
    Curve(String),
}

/// How such a comment begins.
const BEGINS: &str = "# picture:";

/// What may follow.
pub const FORMS: &str = "plane NAME …, points NAME [labels NAME], line SLOPE INTERCEPT over X Y, histogram NAME, image NAME, \
                         curve NAME";

impl Directive {
    /// The first in a program's text, with its line, from 1; an error where it is none that is known.
    pub fn of(text: &str) -> Option<(usize, Result<Self, String>)> {
        let mut lines = text.lines().enumerate();
        let (line, rest) = lines.find_map(|(line, text)| Some((line + 1, text.trim().strip_prefix(BEGINS)?)))?;
        let refuse = || format!("line {line}: `{}` is no picture; these are: {FORMS}", rest.trim());
        Some((line, Self::read(rest).ok_or_else(refuse)))
    }

    fn read(text: &str) -> Option<Self> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let owned = |name: &&str| (*name).to_owned();
        Some(match words.as_slice() {
            ["plane", names @ ..] if !names.is_empty() => Self::Plane(names.iter().map(owned).collect()),
            ["points", name] => Self::Points(owned(name), None),
            ["points", name, "labels", labels] => Self::Points(owned(name), Some(owned(labels))),
            ["line", slope, intercept, "over", x, y] => Self::Line([*slope, *intercept, *x, *y].map(str::to_owned)),
            ["histogram", name] => Self::Histogram(owned(name)),
            ["image", name] => Self::Image(owned(name)),
            ["curve", name] => Self::Curve(owned(name)),
            _ => return None,
        })
    }

    /// The variables that it is about.
    pub fn names(&self) -> Vec<&str> {
        match self {
            Self::Plane(names) => names.iter().map(String::as_str).collect(),
            Self::Points(name, labels) => std::iter::once(name).chain(labels).map(String::as_str).collect(),
            Self::Line(names) => names.iter().map(String::as_str).collect(),
            Self::Histogram(name) | Self::Image(name) | Self::Curve(name) => vec![name],
        }
    }
}

/// Whether an array's rows are points of the plane.
pub fn is_of_points(shape: Shape) -> bool {
    shape.rank() == 2 && shape.columns() == 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programs::GALLERY;

    #[test]
    fn pictures_are_read_and_others_refused() {
        let read = |text: &str| Directive::of(text).map(|(line, directive)| (line, directive.is_ok()));
        assert_eq!(read("x = 1\n# picture: plane a b\n"), Some((2, true)));
        assert_eq!(read("# picture: line m b over x y\n"), Some((1, true)));
        assert_eq!(read("# picture: plan a\n"), Some((1, false)));
        assert_eq!(read("# picture:\n"), Some((1, false)));
        assert_eq!(read("x = 1\n"), None);
        let refusal = Directive::of("# picture: pie x").unwrap().1.unwrap_err();
        assert!(refusal.contains("line 1") && refusal.contains("histogram NAME"), "{refusal}");
    }

    #[test]
    fn those_of_the_gallery_are_all_known() {
        let known = GALLERY.iter().filter_map(|piece| Directive::of(piece.text));
        let known: Vec<_> = known.map(|(_, directive)| directive.unwrap()).collect();
        assert!(known.len() > 10);
    }
}
