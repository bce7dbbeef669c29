//! The stages of a lab in one line: those that are done, the one under way, those to come.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Theme;

/// Between one stage and the next.
const BETWEEN: &str = " › ";

/// Draws the names of stages, the one in place `current` standing out and always in sight; nothing stands out at the
/// start.
pub fn render(names: &[&str], current: Option<usize>, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let width = |name: &str| name.chars().count() + BETWEEN.chars().count();
    let room = usize::from(area.width).saturating_sub(2);
    let here = current.unwrap_or(0).min(names.len().saturating_sub(1));
    // From the first stage on that leaves the current one and the next in sight.
    let last = (here + 1).min(names.len().saturating_sub(1));
    let mut first = 0;
    while first < here && names[first..=last].iter().map(|name| width(name)).sum::<usize>() > room {
        first += 1;
    }
    let mut line = Line::styled(if first > 0 { "‹ " } else { "" }, theme.dim());
    for (index, name) in names.iter().enumerate().skip(first) {
        let is_current = current == Some(index);
        let style = match current {
            Some(current) if index < current => theme.text(),
            _ if is_current => theme.accent(),
            _ => theme.dim(),
        };
        let name = if is_current { format!("▸{name}") } else { (*name).to_owned() };
        let between = if index > first { BETWEEN } else { "" };
        let next = [Span::styled(between, theme.dim()), Span::styled(name, style)];
        if line.width() + next.iter().map(Span::width).sum::<usize>() + 2 > area.width.into() {
            line.push_span(Span::styled(" ›", theme.dim()));
            break;
        }
        line.extend(next);
    }
    line.render(area, buffer);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::terminal::{Capabilities, Colours};
    use crate::ui::Background;

    fn drawn(names: &[&str], current: Option<usize>, width: u16) -> String {
        let theme = Theme::new(Background::Dark, Capabilities { colours: Colours::True, unicode: true });
        let area = Rect::new(0, 0, width, 1);
        let mut buffer = Buffer::empty(area);
        render(names, current, &theme, area, &mut buffer);
        (0..width).map(|x| buffer[(x, 0)].symbol()).collect::<String>().trim_end().to_owned()
    }

    #[test]
    fn the_current_stage_is_always_in_sight() {
        let names = ["scores", "scale", "shift", "exp", "sum", "divide", "output"];
        assert_eq!(drawn(&names, Some(1), 60), "scores › ▸scale › shift › exp › sum › divide › output");
        assert_eq!(drawn(&names, None, 20), "scores › scale ›");
        for current in 0..names.len() {
            for width in 16..60 {
                assert!(drawn(&names, Some(current), width).contains(&format!("▸{}", names[current])), "{width}");
            }
        }
    }

    #[test]
    fn any_width_will_do() {
        (0..20).for_each(|width| _ = drawn(&["a", "b"], Some(1), width));
        assert_eq!(drawn(&[], None, 10), "");
    }
}
