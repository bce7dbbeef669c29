//! The chain that the loss hangs on, forward in one line and back in the next; the factor of this stage lit.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::compute::Backprop;
use crate::lab::{Shown, Step};
use crate::ui::Ui;

/// What stands above each other in the two lines.
enum Link {
    /// A quantity, and the derivative of the loss with respect to it.
    Node(&'static str, &'static str, usize),
    /// What leads from one quantity to the next, and the factors on the way back; the stage that goes forward.
    Edge { forward: &'static str, back: &'static [&'static str], stage: &'static str, width: usize },
}

static CHAIN: [Link; 11] = [
    Link::Node("x", "", 1),
    Link::Edge { forward: "W1,b1", back: &["dW1", "db1"], stage: "z1", width: 11 },
    Link::Node("z1", "dz1", 3),
    Link::Edge { forward: "ReLU", back: &["da1_dz1"], stage: "a1", width: 10 },
    Link::Node("a1", "da1", 3),
    Link::Edge { forward: "W2,b2", back: &["dW2", "db2"], stage: "z2", width: 11 },
    Link::Node("z2", "dz2", 3),
    Link::Edge { forward: "sigmoid", back: &["dy_dz2"], stage: "y_pred", width: 10 },
    Link::Node("y_pred", "dL_dy", 6),
    Link::Edge { forward: "", back: &[], stage: "loss", width: 4 },
    Link::Node("loss", "", 4),
];

/// Columns that it takes.
pub(super) const WIDTH: u16 = 76;

/// Lines that it takes.
pub(super) const HEIGHT: u16 = 2;

/// Draws both lines.
pub(super) fn render(run: Shown<Backprop>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    let theme = ui.theme;
    let stage = run.step.as_ref().map(Step::name);
    // What this stage computes stands out, what is known is bright, what is to come stands back and can be read.
    let style = |name: &str| match () {
        () if stage == Some(name) => theme.accent().add_modifier(Modifier::REVERSED),
        () if run.now.find(name).is_some() => theme.value(),
        () => theme.dim(),
    };
    let lead = |name: &str| match () {
        () if stage == Some(name) => theme.accent(),
        () if run.now.find(name).is_some() => theme.text(),
        () => theme.dim(),
    };
    let line_back = |factors: &[&str]| {
        let is_known = factors.iter().any(|factor| run.now.find(factor).is_some());
        if is_known { theme.text() } else { theme.dim() }
    };
    let (mut forward, mut back) = (vec![], vec![]);
    for link in &CHAIN {
        match *link {
            Link::Node(quantity, gradient, width) => {
                forward.push(Span::styled(format!("{quantity:^width$}"), style(quantity)));
                back.push(Span::styled(format!("{gradient:^width$}"), style(gradient)));
            }
            Link::Edge { forward: by, back: factors, stage, width } => {
                let line = format!("{by:─^inner$}", inner = width - 1);
                forward.push(Span::styled(format!(" {line}▶ "), lead(stage)));
                let known = if factors.is_empty() { &["dL_dy"][..] } else { factors };
                back.extend(arrow_back(factors, width, &style, line_back(known)));
            }
        }
    }
    let lines = [Line::from(forward), Line::from(back)];
    for (line, place) in lines.into_iter().zip(area.rows()) {
        line.centered().render(place, buffer);
    }
}

/// An arrow to the left with its factors on it.
fn arrow_back<'a>(factors: &[&'static str], width: usize, style: &dyn Fn(&str) -> Style, line: Style) -> Vec<Span<'a>> {
    if factors.is_empty() {
        return vec![Span::styled(format!(" ◀{} ", "─".repeat(width - 1)), line)];
    }
    let text: usize = factors.iter().map(|factor| factor.len()).sum::<usize>() + factors.len() - 1;
    let spare = width.saturating_sub(1 + text);
    let mut spans = vec![Span::styled(format!(" ◀{}", "─".repeat(spare / 2)), line)];
    for (k, factor) in factors.iter().enumerate() {
        if k > 0 {
            spans.push(Span::styled(",", line));
        }
        spans.push(Span::styled(*factor, style(factor)));
    }
    spans.push(Span::styled(format!("{} ", "─".repeat(spare - spare / 2)), line));
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chain_is_as_wide_as_it_says() {
        let width: usize = CHAIN
            .iter()
            .map(|link| match link {
                Link::Node(_, _, width) => *width,
                Link::Edge { width, .. } => width + 2,
            })
            .sum();
        assert_eq!(width, usize::from(WIDTH));
    }
}
