//! How each of several runs stands.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::Compared;
use crate::ui::number::number;
use crate::ui::runs::mark;
use crate::ui::{Theme, render_cut};

/// How a run stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// Which of the runs it is of.
    pub run: usize,
    /// The number where it stands.
    pub now: f64,
    /// How far that is from the least of all.
    pub behind: f64,
    /// The round in which it first was no more than the threshold, of those that it has gone through.
    pub reached: Option<u64>,
    /// By how much a round multiplied the number on average since a setting or a number was changed last, up to there, or up to
    /// where it stands; nothing where there was no round since, or it is not above 0.
    pub pace: Option<f64>,
}

/// By how much each of so many rounds multiplied a number on average.
fn pace(from: f64, to: f64, rounds: u64) -> Option<f64> {
    let is_known = from > 0.0 && to > 0.0 && from.is_finite() && to.is_finite() && rounds > 0;
    // As the difference of logarithms: the ratio of what has diverged may be no number.
    is_known.then(|| ((to.ln() - from.ln()) / rounds as f64).exp())
}

/// How the runs stand in the curve `name`, the least first; what is no number comes last.
pub fn standings(runs: &[Compared], name: &str, threshold: f64) -> Vec<Standing> {
    let stand = |(run, compared): (usize, &Compared)| {
        let here = compared.shown.position.done;
        let curve = compared.shown.curve(name);
        let so_far = || curve.iter().filter(|(round, _)| *round <= here);
        let now = so_far().next_back().map_or(f64::NAN, |(_, number)| *number);
        let reached = so_far().find(|(_, number)| *number <= threshold);
        // What went on before was another way of learning.
        let schedule = compared.shown.schedule();
        let overwritten = schedule.overwritten().iter().map(|one| one.at.done + 1);
        let since = schedule.boundaries().into_iter().chain(overwritten).filter(|round| *round <= here).max();
        let since = since.unwrap_or(0);
        let start = so_far().find(|(round, _)| *round >= since).filter(|(round, _)| since > 0 || *round == 0);
        let there = reached.filter(|(round, _)| *round > since).or_else(|| so_far().next_back());
        let pace = start.zip(there).and_then(|((begun, from), (round, to))| pace(*from, *to, round - begun));
        Standing { run, now, behind: 0.0, reached: reached.map(|(round, _)| *round), pace }
    };
    let mut all: Vec<Standing> = runs.iter().enumerate().map(stand).collect();
    let least = all.iter().map(|standing| standing.now).fold(f64::INFINITY, f64::min);
    for standing in &mut all {
        standing.behind = standing.now - least;
    }
    all.sort_by(|a, b| a.now.is_nan().cmp(&b.now.is_nan()).then(a.now.total_cmp(&b.now)));
    all
}

/// Columns of a number.
const NUMBER: usize = 12;

/// Columns of the round since which it is below the threshold.
const SINCE: usize = 13;

/// What a round leaves of a number, as a share of it; where it grows, how many times as much it is.
pub fn share(pace: f64) -> String {
    match pace {
        _ if pace >= 10.0 => format!("× {pace:.0}"),
        _ if pace > 1.0 => format!("× {pace:.2}"),
        _ if (0.9..1.0).contains(&pace) => format!("{:.1} %", 100.0 * pace),
        _ => format!("{:.0} %", 100.0 * pace),
    }
}

/// A word with its article.
fn indefinite(word: &str) -> String {
    let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {word}")
}

/// Draws how the runs stand, a line each under a heading.
pub fn render(runs: &[Compared], name: &str, threshold: f64, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let Some(first) = runs.first() else { return };
    let longest = runs.iter().map(|run| run.name.chars().count()).max().unwrap_or_default().max(4);
    let round = first.shown.description().round;
    let heading = format!(
        "   {:<longest$} {:>NUMBER$} {:>NUMBER$}  {:<SINCE$} {} leaves",
        "run",
        name,
        "to the least",
        format!("≤ {} at", number(threshold)),
        indefinite(round),
    );
    let mut lines = vec![Line::styled(heading, theme.dim())];
    let all = standings(runs, name, threshold);
    let are_equal = all.len() > 1 && all.iter().all(|standing| standing.behind == 0.0);
    for standing in all {
        let run = &runs[standing.run];
        let style = theme.run(run.slot);
        let named = if run.is_front { style.add_modifier(Modifier::BOLD) } else { style };
        let front = if run.is_front { "▸" } else { " " };
        let reached = standing.reached.map_or("not yet".to_owned(), |round| round.to_string());
        let behind = match standing.behind {
            _ if are_equal => "all equal".to_owned(),
            0.0 => "the least".to_owned(),
            behind => format!("+{}", number(behind)),
        };
        let pace = standing.pace.map_or(String::new(), share);
        // It has yet to be computed.
        let is_to_come = standing.now.is_nan() && !run.has_diverged;
        let now = if is_to_come { "–".to_owned() } else { number(standing.now) };
        let behind = if is_to_come { String::new() } else { behind };
        let rests = if run.has_diverged { format!("  rests at {round} {}", run.shown.position) } else { String::new() };
        lines.push(Line::from(vec![
            Span::styled(front, theme.accent()),
            Span::styled(format!("{} ", mark(run.slot)), style),
            Span::styled(format!("{:<longest$}", run.name), named),
            Span::styled(format!(" {now:>NUMBER$}"), theme.value()),
            Span::styled(format!(" {behind:>NUMBER$}"), theme.text()),
            Span::styled(format!("  {reached:<SINCE$} {pace}"), theme.text()),
            Span::styled(rests, theme.warning()),
        ]));
    }
    for (line, row) in lines.into_iter().zip(area.rows()) {
        if line.width() > usize::from(area.width) {
            render_cut(line, theme, row, buffer);
        } else {
            line.render(row, buffer);
        }
    }
}
