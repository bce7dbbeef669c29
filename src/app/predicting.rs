//! Predicting before seeing: ahead of every step a question about what it will compute.

use tui_input::Input;

use super::{App, Message, Mode};
use crate::lab::{Position, Question, Refusal};
use crate::ui::why;

/// Questions so far, and how many were answered right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// Answered right.
    pub right: u32,
    /// Answered.
    pub asked: u32,
}

/// Whether there are questions, and which.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Quiz {
    pub(super) is_on: bool,
    pub(super) seed: u32,
    /// Questions made so far.
    turn: u32,
    pub(super) score: Score,
}

/// A question that is open, and the step that it is ahead of.
#[derive(Debug, Clone)]
pub(super) struct Prediction {
    pub(super) question: Question,
    pub(super) goal: Position,
    pub(super) input: Input,
}

impl App {
    /// Asks ahead of every step from now on, or no more.
    pub(super) fn toggle_quiz(&mut self) {
        self.quiz.is_on = !self.quiz.is_on;
        let Score { right, asked } = self.quiz.score;
        self.message = Some(Message::Note(if self.quiz.is_on {
            "predict: every step asks first; enter answers, esc steps without".to_owned()
        } else {
            format!("no more questions; {right} of {asked} were right")
        }));
    }

    /// Asks about the step to `goal`, or takes it where there is nothing to ask.
    pub(super) fn predict(&mut self, goal: Position) {
        self.play.direction = None;
        let (seed, turn) = (self.quiz.seed, self.quiz.turn);
        // What is asked must not be on the screen, not even as the next point of a curve: the step is not taken yet.
        let step = self.tab().ahead(goal);
        if let Some(question) = step.and_then(|step| Question::about(&step, self.look().cell(), seed, turn)) {
            self.quiz.turn += 1;
            self.mode = Mode::Predicting(Prediction { question, goal, input: Input::default() });
        } else {
            let session = self.session();
            session.set_out(goal);
            session.work(super::update::PORTION);
        }
    }

    /// Takes the answer that was written, shows what is right, and takes the step.
    pub(super) fn judge(&mut self, prediction: Prediction) {
        let answer = prediction.input.value().to_owned();
        let verdict = match prediction.question.is_right(&answer) {
            Ok(is_right) => is_right,
            Err(Refusal(why)) => {
                self.mode = Mode::Predicting(Prediction { input: Input::default(), ..prediction });
                self.message = Some(Message::Warning(why));
                return;
            }
        };
        self.quiz.score.asked += 1;
        self.quiz.score.right += u32::from(verdict);
        self.mode = Mode::Stepping;
        self.session().go_to(prediction.goal);
        let text = self.verdict(&prediction.question, verdict);
        self.message = Some(if verdict { Message::Note(text) } else { Message::Warning(text) });
    }

    /// Steps without an answer.
    pub(super) fn skip(&mut self, goal: Position) {
        self.mode = Mode::Stepping;
        self.session().go_to(goal);
    }

    /// What is right, with its arithmetic, and the score.
    fn verdict(&self, question: &Question, is_right: bool) -> String {
        let Score { right, asked } = self.quiz.score;
        let opening = if is_right { "right" } else { "no" };
        let answer = question.right().map_or(String::new(), |answer| format!(", {answer}"));
        let opening = format!("{opening}{answer} ({right} of {asked}): ");
        let room = usize::from(self.area.width).saturating_sub(opening.chars().count() + 2);
        let (name, cell) = question.about;
        let step = self.tab().frame().step.as_ref();
        let found = step.and_then(|step| {
            let of = step.statements().find(|(_, line)| line.name == name)?.0;
            Some(why::in_one_line(step, of, cell, room))
        });
        format!("{opening}{}", found.unwrap_or_default())
    }
}
