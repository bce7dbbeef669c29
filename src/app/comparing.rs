//! Runs beside each other, compared on one screen.

use std::sync::Arc;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;

use super::family::{LONGEST_NAME, check_form};
use super::forking::branched;
use super::scene::Scene;
use super::sweep::{Point, Swept};
use super::task::By;
use super::update::Desk;
use crate::input::Action;
use crate::lab::{Against, Assignment, Change, Difference, Goal, Order, Position, Refusal, Sight, Since, Wanted};
use crate::terminal::{Capabilities, Colours};
use crate::ui::compare::{self, Compared};
use crate::ui::number::number;
use crate::ui::runs::mark;
use crate::ui::{Background, Comparison, Look, Theme, Ui, Zoom, framed, legend, panel, render_cut};

/// The least columns and rows that a run's picture takes beside others.
const LEAST: (u16, u16) = (38, 7);

/// From so many columns on curves and ways stand beside each other.
const ROOMY: u16 = 110;

impl Desk<'_> {
    /// Compares the runs beside each other in a way, or in the next one.
    pub(super) fn compare(&mut self, action: &Action) {
        if *action == Action::Compare(Comparison::Sweep) {
            if self.scene().sweep().is_some() {
                self.viewer.tab_mut().comparison = Comparison::Sweep;
            } else {
                self.viewer.warn("nothing has been swept here; `sweep lr=0.001..1 30` does");
            }
            return;
        }
        if self.scene().family().len() < 2 {
            self.viewer.tab_mut().comparison = Comparison::Off;
            return self.viewer.warn("there is one run; F lets another branch off from it, to be compared");
        }
        let entry = self.tab().entry;
        let shown = self.room.run(self.tab().run).shown.clone();
        let can = |comparison: Comparison| match (comparison, &shown) {
            (Comparison::Curves, Some(shown)) => !shown.curve_names().is_empty(),
            (Comparison::Ways, Some(shown)) => entry.lens().is_none() && entry.screen.has_ways(shown),
            (Comparison::Curves | Comparison::Ways, None) => false,
            _ => true,
        };
        let tab = self.viewer.tab_mut();
        if let Action::Compare(comparison) = action {
            if can(*comparison) {
                tab.comparison = *comparison;
            } else {
                let lab = entry.description.name;
                self.viewer
                    .warn(format!("{lab} keeps nothing of its rounds to be compared so; `compare numbers` does"));
            }
            return;
        }
        tab.comparison = tab.comparison.next();
        while !can(tab.comparison) {
            tab.comparison = tab.comparison.next();
        }
    }

    /// Lets runs branch off from the start that differ in one setting, and compares them.
    pub(super) fn race(&mut self, name: &str, values: &[String], below: Option<f64>) -> Result<(), Refusal> {
        let front = self.tab().run;
        let shown = self.stem()?;
        let setting = |value: &String| Assignment { name: name.to_owned(), value: value.clone(), from: Some(0) };
        // Whatever cannot be is refused before anything is changed.
        let schedules: Vec<_> =
            values.iter().map(|value| branched(&shown, &[setting(value)])).collect::<Result<_, _>>()?;
        let is_word = shown.parameters().setting(name).to_string().parse::<f64>().is_err();
        let called = |value: &String| {
            let said = format!("{name}={value}");
            if is_word || said.chars().count() > LONGEST_NAME { value.clone() } else { said }
        };
        // A name that cannot be is refused before a run is dropped; those of the runs that go are free.
        for value in values {
            check_form(&called(value))?;
        }
        let others: Vec<usize> = self.scene().family().into_iter().filter(|run| *run != front).collect();
        for run in others {
            self.room.drop_run(run);
        }
        for (k, (value, schedule)) in values.iter().zip(schedules).enumerate() {
            if k == 0 {
                if called(value) != self.room.run(front).name {
                    self.room.check_name(front, &called(value))?;
                }
                self.room.run_mut(front).name = called(value);
            } else {
                self.room.branch(front, called(value), schedule, self.by())?;
            }
        }
        let first = Change { name: name.to_owned(), value: values[0].clone(), since: Since::Start };
        // What the race shows is said, and not what was set.
        self.room.order(front, Order::Set(vec![first]), By::Sharing(self.viewer.id));
        self.order(Order::Go(Goal::At(Position::START)));
        self.pause();
        let tab = self.viewer.tab_mut();
        (tab.comparison, tab.threshold) = (Comparison::Curves, below);
        if shown.curve_names().is_empty() {
            tab.comparison = Comparison::Numbers;
        }
        Ok(())
    }
}

impl<'a> Scene<'a> {
    /// The runs beside each other that there is something to see of.
    pub(super) fn compared(self) -> Vec<Compared<'a>> {
        let front = self.tab().run;
        let compared = |index: usize| {
            let run = self.room.run(index);
            let shown = run.shown.as_ref()?;
            let has_diverged = shown.departure().is_some() && shown.position >= shown.end();
            Some(Compared { name: &run.name, slot: run.slot, is_front: index == front, has_diverged, shown })
        };
        self.family().into_iter().filter_map(compared).collect()
    }

    /// The scalar whose curves are compared, and the number that it is to come below.
    pub(super) fn curve(self, runs: &[Compared]) -> Option<(String, f64)> {
        let name = runs.first()?.shown.curve_names().into_iter().next()?;
        let start = runs.first()?.shown.curve(&name).first().map_or(0.0, |(_, number)| *number);
        // Unless somebody says another: a tenth of what it begins with.
        let threshold = self.tab().threshold.unwrap_or(start / 10.0);
        Some((name, threshold))
    }
}

/// Draws the comparison that the person has chosen. What has yet to be found out for it is wanted.
pub(super) fn render(scene: Scene, theme: &Theme, area: Rect, buffer: &mut Buffer) -> Vec<Wanted> {
    let runs = scene.compared();
    match scene.tab().comparison {
        Comparison::Off => vec![],
        Comparison::Curves | Comparison::Ways => {
            render_over(scene, &runs, theme, area, buffer);
            vec![]
        }
        Comparison::Sweep => {
            render_sweep(scene, theme, area, buffer);
            vec![]
        }
        Comparison::Side => render_side(scene, &runs, theme, area, buffer),
        Comparison::Numbers => render_numbers(scene, &runs, theme, area, buffer),
    }
}

/// Curves, or ways over a surface, above how the runs stand; where there is room for both, both.
fn render_over(scene: Scene, runs: &[Compared], theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let Some((name, threshold)) = scene.curve(runs) else {
        let inner = framed(panel(" curves ", theme), area, buffer);
        let text = "no number of these runs has changed over the rounds yet: step on";
        return Line::styled(text, theme.dim()).render(inner, buffer);
    };
    let table = (runs.len() as u16 + 3).min(area.height / 2);
    let [above, below] = Layout::vertical([Constraint::Min(0), Constraint::Length(table)]).areas(area);
    let has_ways =
        scene.entry().lens().is_none() && runs.first().is_some_and(|run| scene.entry().screen.has_ways(run.shown));
    let (curves, ways) = match scene.tab().comparison {
        _ if has_ways && above.width >= ROOMY => {
            let [left, right] = Layout::horizontal([Constraint::Fill(1), Constraint::Fill(1)]).areas(above);
            (left, right)
        }
        Comparison::Ways if has_ways => (Rect::default(), above),
        _ => (above, Rect::default()),
    };
    if !ways.is_empty() {
        scene.entry().screen.view_ways(runs, theme, ways, buffer);
    }
    if !curves.is_empty() {
        render_curves(scene, runs, &name, threshold, theme, curves, buffer);
    }
    let round = scene.entry().description.round;
    let position = runs.iter().map(|run| run.shown.position).max().unwrap_or_default();
    let start = if position == Position::START { ", the start" } else { "" };
    let inner = framed(panel(format!(" standings at {round} {position}{start} "), theme), below, buffer);
    compare::render_standings(runs, &name, threshold, theme, inner, buffer);
}

fn render_curves(
    scene: Scene,
    runs: &[Compared],
    name: &str,
    threshold: f64,
    theme: &Theme,
    area: Rect,
    buffer: &mut Buffer,
) {
    let is_linear = scene.look().is("linear");
    let block = panel(format!(" {name} over the {}s ", scene.entry().description.round), theme);
    let to_come = vec![Span::styled(" pale: ", theme.future()), Span::styled("what is to come ", theme.title())];
    let meaning = if compare::has_future(runs, name) { legend(area, to_come) } else { Line::default() };
    let inner = framed(block.title_bottom(meaning), area, buffer);
    compare::render_curves(runs, compare::Race { name, threshold, is_linear }, theme, inner, buffer);
}

/// What was swept: the number that each run comes to against the setting, and what there is to say of the value chosen.
fn render_sweep(scene: Scene, theme: &Theme, area: Rect, buffer: &mut Buffer) {
    let Some(sweep) = scene.sweep() else { return };
    let round = scene.entry().description.round;
    let [above, below] = Layout::vertical([Constraint::Min(0), Constraint::Length(4)]).areas(area);
    let title = format!(" {} at the end against {} ", sweep.curve, sweep.name);
    let far = match (sweep.done(), sweep.points.len()) {
        (done, all) if sweep.is_under_way() => format!(" {done} of {all} runs; esc stops "),
        (done, _) => format!(" {done} runs "),
    };
    let points: Vec<compare::Point> = sweep.points.iter().map(Point::seen).collect();
    let meanings = compare::meanings(&points, theme);
    let block = panel(title, theme).title_bottom(Line::styled(far, theme.accent()));
    let inner = framed(block.title_bottom(legend(above, meanings)), above, buffer);
    let chosen = scene.point();
    compare::render_sweep(&points, chosen, sweep.is_by_ratio, scene.look().is("linear"), theme, inner, buffer);
    let inner = framed(panel(format!(" {} ", sweep.name), theme), below, buffer);
    let said = sweep.points.get(chosen).map(|point| (&point.written, said(point.swept.as_ref(), &sweep.curve, round)));
    let least = compare::outcome(&points).map(|outcome| (outcome.least, &sweep.points[outcome.best].written));
    let lines = [
        said.map(|(written, said)| {
            vec![
                Span::styled(format!("◆ {}={written}", sweep.name), theme.accent()),
                Span::styled(format!("  {said}; enter opens the run"), theme.text()),
            ]
        }),
        least.map(|(last, written)| {
            vec![
                Span::styled("the least: ", theme.dim()),
                Span::styled(format!("{} {} ", sweep.curve, number(last)), theme.value()),
                Span::styled(format!("at {}={written}", sweep.name), theme.text()),
            ]
        }),
    ];
    for (line, row) in lines.into_iter().flatten().zip(inner.rows()) {
        render_cut(Line::from(line), theme, row, buffer);
    }
}

/// What came of a value.
fn said(swept: Option<&Swept>, curve: &str, round: &str) -> String {
    match swept {
        None => "is still to come".to_owned(),
        Some(Swept { refusal: Some(refusal), .. }) => refusal.to_string(),
        Some(Swept { has_diverged: true, round: last, .. }) => {
            format!("leaves the finite numbers after {round} {last}")
        }
        Some(Swept { last, round: at, .. }) => {
            format!("{curve} {} at {round} {at}", last.map_or("unknown".to_owned(), number))
        }
    }
}

/// Where the pictures of so many runs go, as many as there is room for.
fn panes(count: usize, area: Rect) -> Vec<Rect> {
    let most = usize::from((area.width / LEAST.0).max(1));
    // As many in each row: four are two above two, where three have room beside each other.
    let across = count.div_ceil(count.div_ceil(most).max(1)).max(1);
    let down = count.div_ceil(across).min(usize::from((area.height / LEAST.1).max(1)));
    let rows = Layout::vertical(vec![Constraint::Fill(1); down]).split(area);
    let columns = |row: &Rect| Layout::horizontal(vec![Constraint::Fill(1); across]).split(*row).to_vec();
    rows.iter().flat_map(columns).take(count).collect()
}

/// The picture of each run. Where there is no room for all, that in front is among them.
fn render_side(scene: Scene, runs: &[Compared], theme: &Theme, area: Rect, buffer: &mut Buffer) -> Vec<Wanted> {
    let entry = scene.entry();
    let panes = panes(runs.len(), area);
    let front = runs.iter().position(|run| run.is_front).unwrap_or_default();
    let first = front.saturating_sub(panes.len().saturating_sub(1));
    let mut look: Look = scene.look().clone();
    look.zoom = Zoom::Picture;
    let (mut wanted, mut bodies) = (vec![], vec![]);
    for (run, pane) in runs.iter().skip(first).zip(panes) {
        let style = theme.run(run.slot);
        let [title, body] = Layout::vertical([Constraint::Length(1), Constraint::Min(0)]).areas(pane);
        let names = run.shown.curve_names();
        let scalar = names.first().and_then(|name| Some((name.clone(), run.shown.scalar(name)?)));
        let scalar = scalar.map_or(String::new(), |(name, now)| format!("  {name} {}", number(now)));
        let rests = if run.has_diverged { "  rests" } else { "" };
        let line = Line::from(vec![
            Span::styled(format!(" {} {}", mark(run.slot), run.name), style),
            Span::styled(format!("  {} {}{scalar}", entry.description.round, run.shown.position), theme.text()),
            Span::styled(rests, theme.warning()),
        ]);
        render_cut(line, theme, title, buffer);
        // What is seen through a lens has to be found out first.
        let seen = match entry.lens() {
            None => Some(Arc::clone(run.shown)),
            Some(lens) => {
                let sight = Sight::of(run.shown, &scene.room.answers);
                let seen = sight.ask(crate::lab::Through { lens, stage: 0 });
                wanted.extend(sight.into_wanted());
                seen
            }
        };
        let Some(seen) = seen else { continue };
        let sight = Sight::of(&seen, &scene.room.answers);
        let words = entry.words(&scene.viewer.tongue);
        let ui = Ui { theme, look: &look, width: buffer.area.width, words, editor: None, lit: None, beside: &[] };
        entry.screen.view(&sight, &ui, body, buffer);
        bodies.push(body);
        wanted.extend(sight.into_wanted());
    }
    say_once(&bodies, theme, buffer);
    wanted
}

/// Leaves out what the lower edges of pictures beside each other say, in all but the last, where all say the same.
fn say_once(bodies: &[Rect], theme: &Theme, buffer: &mut Buffer) {
    let Some((last, others)) = bodies.split_last() else { return };
    let edge = |body: &Rect, buffer: &Buffer| -> String {
        let row = body.bottom().saturating_sub(1);
        (body.left()..body.right()).filter_map(|x| buffer.cell((x, row))).map(Cell::symbol).collect()
    };
    let said = |body: &Rect, buffer: &Buffer| edge(body, buffer).replace('─', "");
    let is_edge = |body: &Rect, buffer: &Buffer| edge(body, buffer).starts_with('╰');
    if !bodies.iter().all(|body| is_edge(body, buffer) && said(body, buffer) == said(last, buffer)) {
        return;
    }
    for body in others {
        for x in body.left()..body.right() {
            let cell = buffer.cell_mut((x, body.bottom().saturating_sub(1)));
            if let Some(cell) = cell.filter(|cell| !"╰╯─".contains(cell.symbol())) {
                cell.set_symbol("─").set_style(theme.border());
            }
        }
    }
}

fn render_numbers(scene: Scene, runs: &[Compared], theme: &Theme, area: Rect, buffer: &mut Buffer) -> Vec<Wanted> {
    let inner = framed(panel(" what differs, and since when ", theme), area, buffer);
    let (lines, wanted) = numbers(scene, runs, theme);
    compare::render_numbers(lines, scene.look().scroll, theme, inner, buffer);
    wanted
}

/// In what runs differ, as lines, and what has yet to be found out for that.
fn numbers<'a>(scene: Scene, runs: &[Compared], theme: &Theme) -> (Vec<Line<'a>>, Vec<Wanted>) {
    let Some((first, others)) = runs.split_first() else { return (vec![], vec![]) };
    let sight = Sight::of(first.shown, &scene.room.answers);
    let asked = |other: &Compared| sight.ask(Against::new(first.shown, other.shown, &scene.room.answers));
    let found: Vec<Option<Arc<Difference>>> = others.iter().map(asked).collect();
    let differences: Vec<Option<&Difference>> = found.iter().map(Option::as_deref).collect();
    (compare::numbers(runs, &differences, theme), sight.into_wanted())
}

/// How many lines of a comparison do not fit into this area.
pub(super) fn overflow(scene: Scene, area: Rect) -> usize {
    // Colours do not matter to how many lines there are.
    let theme = Theme::new(Background::Dark, Capabilities { colours: Colours::None, unicode: true });
    if scene.tab().comparison != Comparison::Numbers {
        return 0;
    }
    numbers(scene, &scene.compared(), &theme).0.len().saturating_sub(area.height.saturating_sub(2).into())
}
