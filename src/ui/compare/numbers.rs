//! In which numbers several runs differ, and since when.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

use super::Compared;
use crate::lab::program::Held;
use crate::lab::{Apart, Difference, Foretold, Setting};
use crate::ops::Shape;
use crate::page::shortened;
use crate::ui::number::number;
use crate::ui::runs::mark;
use crate::ui::{Theme, indexed, render_cut};

/// Columns of a run.
const COLUMN: usize = 14;

/// Columns of the name of what was foretold, at most.
const NAME: usize = 14;

/// Draws the settings and the quantities in which the runs differ, scrolled down by so many lines.
pub fn render(lines: Vec<Line>, scroll: usize, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let scroll = scroll.min(lines.len().saturating_sub(usize::from(area.height)));
    for (line, row) in lines.into_iter().skip(scroll).zip(area.rows()) {
        render_cut(line, theme, row, buffer);
    }
}

/// The settings and the quantities in which the runs differ: a column each, in that of the first its numbers, in the others
/// theirs, or how far they are apart at most. `differences` are those of the others to the first, as far as they are known.
pub fn lines<'a>(runs: &[Compared], differences: &[Option<&Difference>], theme: &Theme) -> Vec<Line<'a>> {
    let Some((first, others)) = runs.split_first() else { return vec![] };
    let round = first.shown.description().round;
    let mut lines = vec![];
    for (run, difference) in others.iter().zip(differences) {
        lines.push(parts(run, first, *difference, round, theme));
    }
    for (run, difference) in others.iter().zip(differences).filter(|(run, _)| run.is_front) {
        lines.extend(foretold(run, difference.map_or(&[], |difference| &difference.foretold), theme));
    }
    let names = first.shown.now.quantities().map(|(name, _)| name.chars().count());
    let wide = names.max().unwrap_or_default().clamp(8, 18);
    let column = |run: &Compared| {
        let style = theme.run(run.slot);
        let style = if run.is_front { style.add_modifier(Modifier::BOLD) } else { style };
        let front = if run.is_front { "▸" } else { "" };
        Span::styled(format!(" {:>COLUMN$}", cut(&format!("{front}{} {}", mark(run.slot), run.name))), style)
    };
    let heading = [Span::styled(format!("{:<wide$}", format!("{round} {}", first.shown.position)), theme.dim())];
    lines.push(Line::default());
    lines.push(heading.into_iter().chain(runs.iter().map(column)).collect());
    lines.extend(settings(runs, wide, theme));
    lines.extend(quantities(first, others, differences, wide, theme));
    lines
}

/// Where a run parts from the first.
fn parts<'a>(
    run: &Compared,
    first: &Compared,
    difference: Option<&Difference>,
    round: &str,
    theme: &Theme,
) -> Line<'a> {
    let style = theme.run(run.slot);
    let named = Span::styled(format!("{} {}", mark(run.slot), run.name), style);
    let said = match difference {
        None => "is being compared".to_owned(),
        Some(Difference { parting: None, quantities, .. }) => {
            let is_same = quantities.iter().all(|(_, apart)| *apart == Apart::Not);
            let how = if is_same { "to the last bit" } else { "as far as was looked" };
            format!("is as {} {how}", first.name)
        }
        Some(Difference { parting: Some(parting), .. }) => match &parting.quantity {
            Some(quantity) => {
                format!("parts from {} at {round} {}: `{quantity}` differs first", first.name, parting.position)
            }
            None => format!("parts from {} after {round} {}", first.name, parting.position),
        },
    };
    Line::from(vec![named, Span::styled(format!(" {said}"), theme.text())])
}

/// What the derivative foretold of each scalar that hangs on a number that was overwritten here, and what happened.
fn foretold<'a>(run: &Compared, all: &[Foretold], theme: &Theme) -> Vec<Line<'a>> {
    if all.is_empty() {
        return vec![];
    }
    let title = if all.iter().any(|one| one.foretold.is_some()) { "" } else { "no derivative" };
    let names = all.iter().map(|one| &*one.name).chain([title]);
    let wide = names.map(|name| name.chars().count()).max().unwrap_or_default().min(NAME);
    let heading = format!("{:>COLUMN$} {:>COLUMN$}  {}", "was", "foretold", "happened");
    let mut lines = vec![Line::default(), Line::styled(format!("{title:<wide$} {heading}"), theme.dim())];
    for one in all {
        let name = shortened(&one.name, wide);
        let told = one.foretold.map_or("—".to_owned(), number);
        let mut line = vec![
            Span::styled(format!("{name:<wide$} "), theme.text()),
            Span::styled(format!("{:>COLUMN$} {told:>COLUMN$}  ", number(one.before)), theme.value()),
        ];
        let now = Span::styled(number(one.now), theme.run(run.slot));
        line.extend(match (one.held(), one.foretold) {
            (Some(Held::Exactly), _) => vec![Span::styled("exactly as foretold", theme.run(run.slot))],
            (Some(Held::UpToRounding), _) => vec![Span::styled("as foretold, up to rounding", theme.run(run.slot))],
            (Some(Held::Not), Some(foretold)) => {
                let apart = format!("  {} apart", number((one.now - foretold).abs()));
                vec![now, Span::styled(apart, theme.dim())]
            }
            _ => vec![now],
        });
        lines.push(Line::from(line));
    }
    lines
}

/// The settings in which the runs differ where they stand.
fn settings<'a>(runs: &[Compared], wide: usize, theme: &Theme) -> Vec<Line<'a>> {
    let each: Vec<_> = runs.iter().map(|run| run.shown.parameters()).collect();
    let Some(first) = each.first() else { return vec![] };
    let names = first.iter().map(|(parameter, _)| parameter.name);
    let differing = names.filter(|name| each.iter().any(|other| other.setting(name) != first.setting(name)));
    let line = |name: &'static str| {
        let cell = |setting: Setting| Span::styled(format!(" {:>COLUMN$}", cut(&setting.to_string())), theme.accent());
        let named = Span::styled(format!("{name:<wide$}"), theme.key());
        [named].into_iter().chain(each.iter().map(|parameters| cell(parameters.setting(name)))).collect()
    };
    differing.map(line).collect()
}

/// The quantities, those first that differ.
fn quantities<'a>(
    first: &Compared,
    others: &[Compared],
    differences: &[Option<&Difference>],
    wide: usize,
    theme: &Theme,
) -> Vec<Line<'a>> {
    let now = &first.shown.now;
    let mut lines: Vec<(bool, Line)> = vec![];
    for (name, of) in now.quantities() {
        let scalar = now.shape(of).is_scalar();
        let own = if scalar { number(now.value(of).scalar().unwrap_or(f64::NAN)) } else { size(now.shape(of)) };
        let mut line = vec![
            Span::styled(format!("{:<wide$}", shortened(name, wide)), theme.text()),
            Span::styled(format!(" {own:>COLUMN$}"), theme.value()),
        ];
        let mut differs = false;
        for (run, difference) in others.iter().zip(differences) {
            let apart =
                difference.and_then(|it| it.quantities.iter().find(|(known, _)| **known == *name)).map(|it| it.1);
            let (text, style) = match apart {
                // It is being found out, or there is no such quantity there.
                None => (if difference.is_none() { "…" } else { "—" }.to_owned(), theme.dim()),
                Some(Apart::Not) => ("the same".to_owned(), theme.dim()),
                Some(Apart::ByRounding) => ("≈ the same".to_owned(), theme.dim()),
                Some(Apart::InShape) => ("another shape".to_owned(), theme.value()),
                Some(Apart::By(..)) if scalar => {
                    (run.shown.scalar(name).map_or("—".to_owned(), number), theme.run(run.slot))
                }
                Some(Apart::By(by, cell)) => {
                    let place = indexed("", cell, now.shape(of));
                    (format!("Δ {}{place}", number(by)), theme.run(run.slot))
                }
            };
            differs |= !matches!(apart, Some(Apart::Not | Apart::ByRounding));
            line.push(Span::styled(format!(" {:>COLUMN$}", cut(&text)), style));
        }
        lines.push((!differs, line.into_iter().collect()));
    }
    lines.sort_by_key(|(is_same, _)| *is_same);
    lines.into_iter().map(|(_, line)| line).collect()
}

/// How large a quantity is.
fn size(shape: Shape) -> String {
    if shape.len() == 1 {
        "1 number".to_owned()
    } else if shape.rank() == 1 {
        format!("{} numbers", shape.len())
    } else {
        shape.times()
    }
}

/// A text as it fits a column.
fn cut(text: &str) -> String {
    if text.chars().count() <= COLUMN {
        text.to_owned()
    } else {
        text.chars().take(COLUMN - 1).chain(['…']).collect()
    }
}
