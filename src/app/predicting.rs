//! Predicting before seeing: ahead of every step a question about what it will compute.

use std::sync::Arc;

use tui_input::Input;

use super::update::Desk;
use super::viewer::{Due, Mode};
use crate::input::Action;
use crate::lab::{Goal, Question, Refusal, Request, Snapshot};
use crate::ops::Cell;
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
    pub(super) goal: Goal,
    pub(super) input: Input,
}

/// How a prediction came out.
#[derive(Debug, Clone)]
pub(super) struct Verdict {
    question: Question,
    is_right: bool,
}

/// Asks for a question about a step, without taking it: what is asked must not be on the screen, not even as the next
/// point of a curve.
#[derive(Debug, PartialEq)]
struct Ahead {
    goal: Goal,
    looked_at: Cell,
    seed: u32,
    turn: u32,
}

impl Request for Ahead {
    type Answer = Option<Question>;

    fn answer(&self, snapshot: &Arc<Snapshot>) -> Option<Question> {
        Question::about(&snapshot.ahead(self.goal)?, self.looked_at, self.seed, self.turn)
    }
}

impl Desk<'_> {
    /// Asks ahead of every step from now on, or no more.
    pub(super) fn toggle_quiz(&mut self) {
        let quiz = &mut self.viewer.quiz;
        quiz.is_on = !quiz.is_on;
        let Score { right, asked } = quiz.score;
        let text = if quiz.is_on {
            "predict: every step asks first; enter answers, esc steps without".to_owned()
        } else {
            format!("no more questions; {right} of {asked} were right")
        };
        self.viewer.note(text);
    }

    /// Asks about the step to `goal`, or takes it where there is nothing to ask.
    pub(super) fn predict(&mut self, goal: Goal) {
        self.play().direction = None;
        let Quiz { seed, turn, .. } = self.viewer.quiz;
        let looked_at = self.look().cell();
        let question = self.front(|front| front.sight.ask(Ahead { goal, looked_at, seed, turn }));
        let Some(question) = question.flatten() else {
            let step = if goal == Goal::Forward { Action::Forward } else { Action::StageForward };
            return self.again(step);
        };
        if let Some(question) = (*question).clone() {
            self.viewer.quiz.turn += 1;
            self.viewer.mode = Mode::Predicting(Prediction { question, goal, input: Input::default() });
        } else {
            self.go(goal);
        }
    }

    /// Takes the answer that was written, and takes the step.
    pub(super) fn judge(&mut self, prediction: Prediction) {
        let answer = prediction.input.value().to_owned();
        let is_right = match prediction.question.is_right(&answer) {
            Ok(is_right) => is_right,
            Err(Refusal(why)) => {
                self.viewer.mode = Mode::Predicting(Prediction { input: Input::default(), ..prediction });
                return self.viewer.warn(why);
            }
        };
        self.viewer.quiz.score.asked += 1;
        self.viewer.quiz.score.right += u32::from(is_right);
        self.viewer.mode = Mode::Stepping;
        self.go(prediction.goal);
        self.viewer.due = Some(Due::Verdict(Verdict { question: prediction.question, is_right }));
    }

    /// Steps without an answer.
    pub(super) fn skip(&mut self, goal: Goal) {
        self.viewer.mode = Mode::Stepping;
        self.go(goal);
    }

    /// Says what is right, with its arithmetic, and the score, as soon as the step has been taken.
    pub(super) fn give_verdict(&mut self, verdict: Verdict) {
        if !self.scene().is_at_rest() {
            self.viewer.due = Some(Due::Verdict(verdict));
            return;
        }
        let Verdict { question, is_right } = verdict;
        let Score { right, asked } = self.viewer.quiz.score;
        let opening = if is_right { "right" } else { "no" };
        let answer = question.right().map_or(String::new(), |answer| format!(", {answer}"));
        let opening = format!("{opening}{answer} ({right} of {asked}): ");
        let room = usize::from(self.viewer.area.width).saturating_sub(opening.chars().count() + 2);
        let (name, cell) = question.about;
        let step = self.shown().and_then(|shown| shown.step.as_ref());
        let found = step.and_then(|step| {
            let of = step.statements().find(|(_, line)| line.name == name)?.0;
            Some(why::in_one_line(step, of, cell, room))
        });
        let text = format!("{opening}{}", found.unwrap_or_default());
        if is_right { self.viewer.note(text) } else { self.viewer.warn(text) }
    }
}
