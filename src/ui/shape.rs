//! Points as shapes of a few dots: they lie where they are, and are told apart without colours.

use ratatui::style::Style;

use super::raster::Raster;

/// A shape of dots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One dot.
    Dot,
    /// Four dots in a square.
    Spot,
    /// A cross of two strokes from corner to corner.
    Cross,
    /// An upright cross.
    Plus,
    /// A triangle that stands on its side.
    Triangle,
    /// Nine dots in a square.
    Square,
    /// A ring.
    Diamond,
    /// A star of eight rays.
    Star,
}

impl Shape {
    /// Where its dots are, right of its middle and below it.
    fn dots(self) -> &'static [(i8, i8)] {
        match self {
            Self::Dot | Self::Spot => &[(0, 0)],
            Self::Cross => &[(0, 0), (-1, -1), (1, -1), (-1, 1), (1, 1)],
            Self::Plus => &[(0, 0), (-1, 0), (1, 0), (0, -1), (0, 1)],
            Self::Triangle => &[(0, -1), (0, 0), (-1, 1), (0, 1), (1, 1)],
            Self::Square => &[(-1, -1), (0, -1), (1, -1), (-1, 0), (0, 0), (1, 0), (-1, 1), (0, 1), (1, 1)],
            Self::Diamond => &[(0, -2), (-1, -1), (1, -1), (-2, 0), (2, 0), (-1, 1), (1, 1), (0, 2)],
            Self::Star => &[(0, 0), (-1, -1), (1, -1), (-1, 1), (1, 1), (-2, 0), (2, 0), (0, -2), (0, 2)],
        }
    }

    /// Draws it about a point, over what is there.
    pub(super) fn draw(self, raster: &mut Raster, x: f64, y: f64, style: Style) {
        if self == Self::Spot {
            return raster.spot(x, y, style);
        }
        for (right, below) in self.dots() {
            raster.point(x + f64::from(*right), y + f64::from(*below), style);
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::*;

    #[test]
    fn each_shape_is_another() {
        let all = [
            Shape::Dot,
            Shape::Spot,
            Shape::Cross,
            Shape::Plus,
            Shape::Triangle,
            Shape::Square,
            Shape::Diamond,
            Shape::Star,
        ];
        let drawn = all.map(|shape| {
            let area = Rect::new(0, 0, 4, 2);
            let mut raster = Raster::new(area);
            shape.draw(&mut raster, 4.5, 4.5, Style::new());
            let mut buffer = Buffer::empty(area);
            raster.draw(&mut buffer);
            buffer.content().iter().map(|cell| cell.symbol().to_owned()).collect::<String>()
        });
        for (place, shape) in drawn.iter().enumerate() {
            assert!(!drawn[..place].contains(shape), "{:?}: {shape}", all[place]);
        }
    }
}
