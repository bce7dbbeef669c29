//! What the grounds behind a grid's numbers stand for.

use ratatui::text::Span;

use super::Theme;
use super::number::with_decimals;

/// The grounds from minus `largest` over 0 to `largest`, each with its number on it; nothing where there is no scale.
pub fn spans<'a>(largest: f64, theme: &Theme) -> Vec<Span<'a>> {
    if !(largest.is_finite() && largest > 0.0) {
        return vec![];
    }
    let places = [-1.0, -0.5, 0.0, 0.5, 1.0];
    let text = |place: f64| format!(" {} ", with_decimals(place * largest, 1).trim_end_matches(".0"));
    places.into_iter().map(|place| Span::styled(text(place), theme.text().patch(theme.heat(place)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{Capabilities, Colours};
    use crate::ui::Background;

    #[test]
    fn a_scale_has_its_ends_and_its_middle() {
        let theme = Theme::new(Background::Dark, Capabilities { colours: Colours::True, unicode: true });
        let text: String = spans(199.0, &theme).iter().map(|span| span.content.to_string()).collect();
        assert_eq!(text, " −199  −99.5  0  99.5  199 ");
        assert!(spans(0.0, &theme).is_empty() && spans(f64::INFINITY, &theme).is_empty());
    }
}
