//! The classifier lab's screen: what each stage joins; between epochs the loss so far, and what is answered.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::compute::Classifier;
use super::{learning, loss, softmax, story, words};
use crate::lab::{Name, Shown, Sight, Step};
use crate::ops::{Cell, Shape};
use crate::page::Sentence;
use crate::ui::{self, Choice, Look, Ui, arrangement, relief};

static CHOICES: [Choice; 1] = [Choice { name: "view", ways: &["position", "learning", "stage", relief::WAY] }];

/// Rows from which on the stage and what has been learnt stand one above the other.
const BOTH: u16 = 26;

/// Rows from which on a stage leaves one to the loss so far.
const SPARK: u16 = 9;

/// What the classifier lab looks like.
pub struct Screen;

impl ui::Screen for Screen {
    fn view(&self, shown: &Sight, ui: &Ui, area: Rect, buffer: &mut Buffer) {
        let run = shown.lab::<Classifier>();
        let look = self.in_stage(shown, ui.look);
        let around = Ui { look: &look, ..*ui };
        arrangement::render(&run, &around, area, buffer, |area, buffer| {
            if ui.look.is(relief::WAY) {
                relief::render(shown, ui, area, buffer);
            } else {
                render_picture(run, ui, area, buffer);
            }
        });
    }

    fn narration(&self, shown: &Sight, look: &Look) -> Sentence {
        words::narrate(shown.lab::<Classifier>(), look)
    }

    fn choices(&self) -> &'static [Choice] {
        &CHOICES
    }

    fn has_relief(&self) -> bool {
        true
    }

    fn looked_at(&self, shown: &Sight, look: &Look) -> Option<(Name, Cell)> {
        let run = shown.lab::<Classifier>();
        if is_learning(run, look) || in_stage(run, "confusion").is_some() {
            let shape = run.now.get("confusion")?.shape();
            return Some(("confusion".into(), shape.nearest(look.cell())));
        }
        if in_stage(run, "loss").is_some() {
            return Some(("surprise".into(), run.now.get("surprise")?.shape().nearest(look.cell())));
        }
        if in_stage(run, "softmax").is_some() {
            return Some(("output".into(), run.now.get("output")?.shape().nearest(look.cell())));
        }
        run.step.as_ref()?.looked_at(look.cell())
    }

    /// Between epochs the cursor moves over the answers, and the arithmetic is that of a weight that moves.
    fn in_stage(&self, shown: &Sight, look: &Look) -> Look {
        let run = shown.lab::<Classifier>();
        let step = run.step.as_ref().filter(|_| run.position.stage == 0);
        match step.and_then(|step| story::cell(run, step)) {
            Some(cell) => look.at(cell),
            None => look.clone(),
        }
    }

    fn telling_cell(&self, shown: &Sight, look: &Look) -> Option<Cell> {
        let run = shown.lab::<Classifier>();
        let step = run.step.as_ref().filter(|_| !is_learning(run, look));
        match step {
            Some(step) if step.name() == "confusion" => story::answer(run, step),
            Some(step) => story::cell(run, step),
            None => Some(Cell::SCALAR),
        }
    }

    fn extent(&self, shown: &Sight) -> (usize, usize) {
        let run = shown.lab::<Classifier>();
        let of = |shape: Shape| (shape.rows(), shape.columns());
        if in_stage(run, "loss").is_some() {
            return (run.lab().data().of_rows.len(), 1);
        }
        let is_of_answers = in_stage(run, "confusion").is_some();
        let step = run.step.as_ref().filter(|_| run.position.stage > 0 && !is_of_answers);
        let result = step.and_then(|step| Some(step.evaluation.shape(step.result()?)));
        of(result.or_else(|| Some(run.now.get("confusion")?.shape())).unwrap_or(Shape::SCALAR))
    }
}

/// The stage of this name, while the lab stands in it.
fn in_stage<'a>(run: Shown<'a, Classifier>, name: &str) -> Option<&'a Step> {
    run.snapshot().step.as_ref().filter(|step| run.position.stage > 0 && step.name() == name)
}

/// Whether what has been learnt is looked at, and not what a stage does.
fn is_learning(run: Shown<Classifier>, look: &Look) -> bool {
    look.is("learning") || (run.position.stage == 0 && !look.is("stage"))
}

fn render_picture(run: Shown<Classifier>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if area.height >= BOTH {
        let height = area.height / 2;
        render_stage(run, ui, Rect { height, ..area }, buffer);
        let below = Rect { y: area.y + height, height: area.height - height, ..area };
        learning::render(run, in_answers(run, ui), ui, below, buffer);
    } else if is_learning(run, ui.look) {
        learning::render(run, in_answers(run, ui), ui, area, buffer);
    } else if let Some(step) = in_stage(run, "loss") {
        loss::render(run, step, ui, area, buffer);
    } else {
        let spark = u16::from(area.height > SPARK);
        let above = Rect { height: area.height - spark, ..area };
        match in_answers(run, ui) {
            Some(cell) => learning::render_answers(run, Some(cell), ui, above, buffer),
            None => render_stage(run, ui, above, buffer),
        }
        let below = Rect { y: area.bottom() - spark, height: spark, ..area };
        if let Some(course) = learning::course(run) {
            let y = learning::axis(course.so_far(learning::LOSS).iter().map(|(_, loss)| *loss));
            course.render_spark(learning::LOSS, y, ui.theme, below, buffer);
        }
    }
}

/// The answers that the cursor stands on, where it moves over them.
fn in_answers(run: Shown<Classifier>, ui: &Ui) -> Option<Cell> {
    let is_there = is_learning(run, ui.look) || in_stage(run, "confusion").is_some();
    let confusion = run.now.get("confusion").filter(|_| is_there)?;
    Some(confusion.shape().nearest(ui.look.cell()))
}

fn render_stage(run: Shown<Classifier>, ui: &Ui, area: Rect, buffer: &mut Buffer) {
    if let Some(step) = in_stage(run, "loss") {
        return loss::render(run, step, ui, area, buffer);
    }
    let data = run.lab().data();
    let (features, classes) = (&*data.features, &*data.classes);
    let last = run.lab().layers();
    let names = |name: &str, shape: Shape| -> (&[String], &[String]) {
        let of_classes = shape.rank() == 2 && shape.columns() == classes.len();
        match name {
            "X" => (&[], features),
            "Xᵀ" => (features, &[]),
            "W1" | "dW1" if last == 2 => (features, &[]),
            "W2" | "dW2" if last == 2 => (&[], classes),
            "right" => (&[], classes),
            "Yᵀ" => (classes, &[]),
            "confusion" => (classes, classes),
            "Z2" | "dZ2" if last == 3 => (&[], &[]),
            "Y" | "shifted" | "exp" | "output" | "answer" | "Z2" | "dZ2" | "Z3" | "dZ3" if of_classes => (&[], classes),
            _ => (&[], &[]),
        }
    };
    match in_stage(run, "softmax") {
        Some(step) => softmax::render(run, step, ui, &names, area, buffer),
        None => arrangement::stage(&run, ui, &names, area, buffer),
    }
}
