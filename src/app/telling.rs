//! What there is to see, told in sentences and small tables: for screen readers, logs, and whoever sees no screen.

use super::catalogue::catalogue;
use super::copied::Copied;
use super::pages::Page;
use super::scene::{Front, Scene};
use super::view::sentence_case;
use super::viewer::{Message, Mode};
use crate::page;
use crate::programs::watched_in_words;
use crate::report::{write_parameters, write_quantity};
use crate::ui::{Theme, arithmetic, predict, why};

/// Columns of a page.
const WIDTH: usize = 76;

/// Rows of a quantity that are told at most; `print` has all of them.
const MOST_ROWS: usize = 12;

impl Scene<'_> {
    /// What there is to see, as the person would have it read out. Every line ends with a line break.
    pub(super) fn told(self, theme: &Theme) -> String {
        let mut lines = match (&self.viewer.mode, self.front()) {
            (_, None) => vec![self.why_unopened()],
            (Mode::Reading(reading), _) if reading.page == Page::Copied => {
                vec![self.viewer.copied.as_ref().map_or_else(String::new, Copied::title)]
            }
            (Mode::Reading(reading), _) => vec![page::plain(&reading.page.blocks(self), WIDTH)],
            (Mode::Asking(inquiry), Some(front)) => {
                let answer = front.answer(inquiry);
                let meaning = |name: &str| self.entry().description.meaning(name);
                let words = self.viewer.words();
                let telling = why::Telling { shown: &front.sight, meaning: &meaning, words, theme };
                let told = |answer: &_| why::text(answer, telling);
                let gone = || vec![words.whole(&why::gone())];
                answer.as_deref().map_or_else(gone, |answer| answer.as_ref().map_or_else(gone, told))
            }
            (Mode::Predicting(prediction), _) => predict::text(&prediction.asked(), self.viewer.words(), theme),
            (Mode::Fitting(fitting), _) => fitting.product().lines(theme).iter().map(ToString::to_string).collect(),
            (Mode::Editing(_), _) => vec![text(|out| write_parameters(&self.parameters(), out))],
            (_, Some(front)) => self.step_told(&front),
        };
        if let Some(Message::Note(text) | Message::Warning(text)) = &self.viewer.message {
            lines.push(text.clone());
        }
        let lines = lines.iter().map(|line| line.trim_end()).filter(|line| !line.is_empty());
        lines.map(|line| theme.formula(format!("{line}\n"))).collect()
    }

    /// The lab in front where it stands: position, stage, sentence, arithmetic, and what the stage has computed.
    fn step_told(self, front: &Front) -> Vec<String> {
        let shown = front.sight.snapshot();
        let description = self.entry().description;
        let place = format!("{}: {} {} of {}", description.name, description.round, shown.position, shown.rounds());
        let within = shown.stand.place().map_or(String::new(), |place| format!(", {place}"));
        let place = place + &within;
        let watched = watched_in_words(&front.sight, &front.look.watches);
        let Some(step) = &shown.step else {
            return [vec![place], self.narrated(Some(front)).into_iter().collect(), watched].concat();
        };
        let look = front.screen.in_stage(&front.sight, front.look);
        let mut lines = vec![format!("{place}; {}", arithmetic::title(step).trim())];
        lines.extend(self.narrated(Some(front)));
        lines.extend(arithmetic::text(step, &look));
        let computed = step.statements().filter(|_| step.progress.is_complete()).map(|(of, _)| of);
        let table = |of| text(|out| write_quantity(description, &step.evaluation, of, MOST_ROWS, out));
        lines.extend(computed.map(table));
        lines.extend(watched);
        lines
    }

    /// The sentence on what there is to see: what a comparison shows, else what the lab says.
    pub(super) fn narrated(self, front: Option<&Front>) -> Option<String> {
        let verdict = self.verdict().map(|said| self.viewer.tongue.around(catalogue()).word(&said));
        verdict.or_else(|| front.map(|front| sentence_case(&front.narration())))
    }

    fn why_unopened(self) -> String {
        let name = self.entry().description.name;
        match self.run().refusal() {
            Some(refusal) => format!("{name} cannot be opened: {refusal}"),
            None => format!("{name} is being opened"),
        }
    }
}

/// What is written, as text.
fn text(write: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut bytes = vec![];
    write(&mut bytes).expect("memory takes whatever is written");
    String::from_utf8(bytes).expect("text was written")
}
