//! The stages of a lab in one line: those that are done, the one under way, those to come.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Theme;

/// Between one stage and the next, but for the cell ahead of each that marks the current one.
const BETWEEN: &str = " ›";

/// Draws the names of stages, the one in place `current` standing out and always in sight; nothing stands out at the
/// start. Names stay where they are from stage to stage, until the next one would be out of sight: then the current one
/// leads the next page of them.
pub fn render(names: &[&str], current: Option<usize>, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let here = current.unwrap_or(0).min(names.len().saturating_sub(1));
    let first = first_of_page(names, here, usize::from(area.width).saturating_sub(2));
    let mut line = Line::styled(if first > 0 { "‹" } else { "" }, theme.dim());
    for (index, name) in names.iter().enumerate().skip(first) {
        let is_current = current == Some(index);
        let style = match current {
            Some(current) if index < current => theme.text(),
            _ if is_current => theme.accent(),
            _ => theme.dim(),
        };
        let marker = Span::styled(if is_current { "▸" } else { " " }, style);
        let between = Span::styled(if index > first { BETWEEN } else { "" }, theme.dim());
        let next = [between, marker, Span::styled(*name, style)];
        if line.width() + next.iter().map(Span::width).sum::<usize>() + 2 > area.width.into() {
            line.push_span(Span::styled(BETWEEN, theme.dim()));
            break;
        }
        line.extend(next);
    }
    line.render(area, buffer);
}

/// The first stage of the page that shows the one in place `here` and the next, where pages have so many columns.
fn first_of_page(names: &[&str], here: usize, room: usize) -> usize {
    let width = |name: &&str| name.chars().count() + 1 + BETWEEN.chars().count();
    let mut first = 0;
    loop {
        let mut taken = 0;
        let fitting = names[first..].iter().take_while(|name| {
            taken += width(name);
            taken <= room
        });
        let end = first + fitting.count();
        // The last one of a page leads the next.
        if here + 1 < end || end >= names.len() || first >= here {
            return first;
        }
        first = (end.saturating_sub(1)).max(first + 1).min(here);
    }
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
        assert_eq!(drawn(&names, Some(1), 60), " scores ›▸scale › shift › exp › sum › divide › output");
        assert_eq!(drawn(&names, None, 20), " scores › scale ›");
        // Nothing moves until it must.
        assert_eq!(drawn(&names, Some(0), 30), "▸scores › scale › shift ›");
        assert_eq!(drawn(&names, Some(1), 30), " scores ›▸scale › shift ›");
        assert_eq!(drawn(&names, Some(2), 30), "‹▸shift › exp › sum › divide ›");
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
