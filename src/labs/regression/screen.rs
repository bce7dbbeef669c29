//! The regression lab's screen: the matrices of every stage, the weights beside the true ones, the way of the descent.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::compute::Regression;
use super::{descent, fit, matrices, predictions, words};
use crate::lab::{Name, Shown, Sight, Step};
use crate::ops::Cell;
use crate::page::Sentence;
use crate::ui::{self, Choice, Look, Ui, arrangement, framed, panel};

static CHOICES: [Choice; 1] = [Choice { name: "view", ways: &["stage", "predictions"] }];

/// What the regression lab looks like.
pub struct Screen;

impl ui::Screen for Screen {
    fn view(&self, shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer) {
        let run = shown.lab::<Regression>();
        let look = looking(run, ui.look);
        let ui = &Ui { look: &look, ..*ui };
        arrangement::render(&run, ui, area, buffer, |area, buffer| {
            let title = title(run, ui);
            let source = format!(" {} ", run.lab().source());
            let block = panel(ui.theme.formula(format!(" {title} ")), ui.theme);
            let inner = framed(block.title_bottom(Line::styled(source, ui.theme.dim()).right_aligned()), area, buffer);
            match &run.step {
                Some(step) if shows_predictions(step, ui) => predictions::render(step, ui, inner, buffer),
                None => matrices::render_given(run, ui, inner, buffer),
                Some(step) => render_stage(run, step, ui, inner, buffer),
            }
        });
    }

    fn choices(&self) -> &'static [Choice] {
        &CHOICES
    }

    fn narration(&self, shown: &Sight, look: &Look) -> Sentence {
        let run = shown.lab::<Regression>();
        words::narrate(run, &looking(run, look))
    }

    fn looked_at(&self, shown: &Sight, look: &Look) -> Option<(Name, Cell)> {
        let run = shown.lab::<Regression>();
        let look = &looking(run, look);
        let evaluation = &run.now;
        let Some(step) = &run.step else {
            let (name, cell) = matrices::given_at(run, look);
            return Some((name.into(), cell));
        };
        let asked = match step.name() {
            "fit" => fit::ASKED,
            "condition" => fit::ASKED_OF_CONDITION,
            _ => {
                return step.looked_at(look.cell());
            }
        };
        let known: Vec<&str> = asked.iter().copied().filter(|name| evaluation.find(name).is_some()).collect();
        let name = *known.get(look.column.min(known.len().saturating_sub(1)))?;
        Some((name.into(), evaluation.shape(evaluation.find(name)?).nearest(Cell::at(look.row))))
    }

    fn extent(&self, shown: &Sight) -> (usize, usize) {
        let run = shown.lab::<Regression>();
        let evaluation = &run.now;
        let weights = run.lab().weight_names().len();
        let rows = evaluation.find("y").map_or(0, |of| evaluation.shape(of).len());
        let count = |names: &[&str]| names.iter().filter(|name| evaluation.find(name).is_some()).count();
        match run.step.as_ref().map_or("", Step::name) {
            // The features, and the labels behind them; while columns are multiplied, X can be scrolled through.
            "" | "column of ones" | "gram" | "Xty" => (rows, weights),
            "fit" => (weights, count(fit::ASKED)),
            "condition" => (weights, count(fit::ASKED_OF_CONDITION)),
            "descent" => (run.step.as_ref().map_or(1, descent::rows), weights),
            "forward substitution" | "back substitution" => (weights, 1),
            _ => (weights, weights),
        }
    }
}

/// What is looked at. Of the descent it is the last step, as long as no other is chosen, for the first is all 0; of a
/// column of the factor under way nothing above the diagonal, where all is 0.
fn looking(run: Shown<Regression>, look: &Look) -> Look {
    let mut look = look.clone();
    if let Some(step) = run.step.as_ref().filter(|step| step.name() == "factor")
        && let Some(of) = step.result()
        && !step.progress.is_complete()
    {
        look.row = look.row.max(step.cell(of, look.cell()).column);
    }
    if let Some(step) = run.step.as_ref().filter(|step| step.name() == "descent" && look.row == 0) {
        look.row = descent::rows(step).saturating_sub(1);
    }
    look
}

/// Whether the predictions are to be seen, and there are any.
fn shows_predictions(step: &Step, ui: &Ui) -> bool {
    ui.look.is("predictions") && step.evaluation.get("fitted").is_some()
}

fn title(run: Shown<Regression>, ui: &Ui) -> String {
    let to_come = if ui.look.is("predictions") { "; predictions come with the fit" } else { "" };
    let Some(step) = &run.step else { return format!("to begin with: features X and labels y{to_come}") };
    if shows_predictions(step, ui) {
        return "y against what is predicted".to_owned();
    }
    stage_title(run, step, ui) + to_come
}

fn stage_title(run: Shown<Regression>, step: &Step, ui: &Ui) -> String {
    let names = run.lab().weight_names();
    let name = |index: usize| names.get(index).map_or("?", String::as_str);
    let cell = step.result().map_or(Cell::SCALAR, |of| step.cell(of, ui.look.cell()));
    match step.name() {
        "column of ones" => "a column of ones, then X".to_owned(),
        "gram" => {
            let (row, column) = (cell.row, cell.column);
            format!("gram[{row},{column}]: row {} of X_biasᵀ · column {} of X_bias", name(row), name(column))
        }
        "ridge" => "the ridge on the diagonal".to_owned(),
        "Xty" => format!("Xty[{}]: row {} of X_biasᵀ · y", cell.row, name(cell.row)),
        "factor" => "L · Lᵀ = XtX".to_owned(),
        "forward substitution" => "L z = Xty, from the first z to the last".to_owned(),
        "back substitution" => "Lᵀ weights = z, from the last to the first".to_owned(),
        "fit" => "the weights".to_owned(),
        "condition" => "how well XtX can be taken apart".to_owned(),
        _ => descent::title(step),
    }
}

fn render_stage(run: Shown<Regression>, step: &Step, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    match step.name() {
        "fit" => fit::render(run, step, ui, area, buffer),
        "condition" => fit::render_condition(run, step, ui, area, buffer),
        "descent" => descent::render(run, step, ui, area, buffer),
        _ => matrices::render(run, step, ui, area, buffer),
    }
}
