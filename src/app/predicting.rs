//! Predicting before seeing: ahead of a step a question about what it will compute, where that can be reasoned out.

use std::sync::Arc;

use tui_input::Input;

use super::play::Direction;
use super::update::Desk;
use super::viewer::Mode;
use crate::input::Action;
use crate::lab::question::{Given, Past};
use crate::lab::{Goal, Position, Pupil, Question, Request, Snapshot};
use crate::page::Sentence;
use crate::ui::predict;

/// Questions so far, and how many were answered right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Score {
    /// Answered right.
    pub right: u32,
    /// Answered.
    pub asked: u32,
}

/// Numbers to look at again that are named at most.
const MOST_MISSED: usize = 3;

/// Whether there are questions, and which.
#[derive(Debug, Clone, Default)]
pub(super) struct Quiz {
    pub(super) is_on: bool,
    pub(super) seed: u32,
    /// Questions made so far.
    turn: u32,
    pub(super) score: Score,
    /// Right answers in a row.
    level: u32,
    /// What was asked last of each kind about each quantity, and in which lab.
    past: Vec<(&'static str, Past)>,
    /// What was not answered right, the last of it last.
    missed: Vec<String>,
}

/// A question that is open, and the step that it is ahead of.
#[derive(Debug, Clone)]
pub(super) struct Prediction {
    pub(super) question: Box<Question>,
    pub(super) goal: Goal,
    /// The answer.
    pub(super) input: Input,
    /// How it came out; nothing before it has been given. From then on it stays as it is.
    pub(super) given: Option<Given>,
    /// The score with it.
    pub(super) score: Score,
    /// Whether it was playing, and goes on with that.
    was_playing: bool,
}

/// Asks for a question about a step, without taking it: what is asked must not be on the screen, not even as the next
/// point of a curve.
#[derive(Debug, PartialEq)]
struct Ahead {
    goal: Goal,
    pupil: Pupil,
}

impl Request for Ahead {
    type Answer = Option<Question>;

    fn answer(&self, snapshot: &Arc<Snapshot>) -> Option<Question> {
        let about = |goal| Question::about(snapshot, &snapshot.ahead(goal)?, &self.pupil);
        // Of a whole round often no more can be reasoned out by now than its next stage.
        about(self.goal).or_else(|| about(Goal::StageForward))
    }
}

impl Prediction {
    /// The question as somebody sees it.
    pub(super) fn asked(&self) -> predict::Asked<'_> {
        let score = (self.score.right, self.score.asked);
        predict::Asked { question: &self.question, answer: self.input.value(), given: self.given, score }
    }
}

impl Quiz {
    /// What was right, and what to look at again.
    fn summary(&self) -> Sentence {
        let Score { right, asked } = self.score;
        let mut missed: Vec<&str> = vec![];
        for name in self.missed.iter().rev() {
            if !missed.contains(&name.as_str()) {
                missed.push(name);
            }
        }
        let id = if missed.is_empty() { "score" } else { "score-with-missed" };
        let missed = missed[..missed.len().min(MOST_MISSED)].join(", ");
        Sentence::of(id).with("right", u64::from(right)).with("asked", u64::from(asked)).with("missed", missed)
    }

    /// Takes note of how a question was answered at a position.
    fn remember(&mut self, lab: &'static str, question: &Question, position: Position, given: Given) {
        self.score.asked += 1;
        if given.is_right {
            self.score.right += 1;
            self.level += 1;
        } else {
            self.level = 0;
            self.missed.push(format!("{} at {position}", question.written()));
        }
        let past = question.past();
        self.past.retain(|(of, known)| *of != lab || known.name != past.name || known.kind != past.kind);
        self.past.push((lab, past));
    }
}

impl Desk<'_> {
    /// Asks ahead of every step from now on, or no more.
    pub(super) fn toggle_quiz(&mut self) {
        if matches!(self.viewer.mode, Mode::Predicting(_)) {
            self.viewer.mode = Mode::Stepping;
        }
        let entry = self.tab().entry;
        let quiz = &mut self.viewer.quiz;
        quiz.is_on = !quiz.is_on;
        let said = if quiz.is_on && !entry.screen.asks() {
            Sentence::of("quiz-elsewhere").with("lab", entry.description.name)
        } else if quiz.is_on {
            Sentence::of("quiz-begins")
        } else {
            Sentence::of("quiz-ends").with("score", quiz.summary())
        };
        self.viewer.note(said);
    }

    /// Goes on playing; where steps are asked about, halts ahead of one that there is a question about.
    pub(super) fn tick(&mut self) {
        let is_forwards = self.scene().run().play.direction == Some(Direction::Forwards);
        if is_forwards && self.asks_first() {
            return self.predict(Goal::Forward, true);
        }
        self.room.tick(self.viewer.tab().run, self.by());
    }

    /// Whether a step on is asked about first.
    pub(super) fn asks_first(&self) -> bool {
        self.viewer.quiz.is_on
            && self.tab().entry.screen.asks()
            && self.scene().is_at_rest()
            && self.shown().is_some_and(|shown| shown.position < shown.end())
    }

    /// Asks about the step to `goal`, or takes it where there is nothing to ask.
    pub(super) fn predict(&mut self, goal: Goal, was_playing: bool) {
        let lab = self.tab().entry.description.name;
        let quiz = &self.viewer.quiz;
        let (seed, turn, level, score) = (quiz.seed, quiz.turn, quiz.level, quiz.score);
        let past = quiz.past.iter().filter(|(of, _)| *of == lab).map(|(_, past)| past.clone()).collect();
        let looked_at = self.tab().look.cell();
        let pupil = Pupil { looked_at, seed, turn, level, past };
        let question = self.front(|front| front.sight.ask(Ahead { goal, pupil }));
        let Some(question) = question.flatten() else {
            // While it plays the next tick asks again.
            if !was_playing {
                self.again(if goal == Goal::Forward { Action::Forward } else { Action::StageForward });
            }
            return;
        };
        if let Some(question) = (*question).clone() {
            self.pause();
            self.viewer.quiz.turn += 1;
            let (question, input) = (Box::new(question), Input::default());
            self.viewer.mode = Mode::Predicting(Prediction { question, goal, input, given: None, score, was_playing });
        } else if was_playing {
            self.room.tick(self.viewer.tab().run, self.by());
        } else {
            self.go(goal);
            self.viewer.note(Sentence::of("quiz-passes"));
        }
    }

    /// Takes the answer that was written, and takes the step; when that has been seen, goes on.
    pub(super) fn judge(&mut self, prediction: Prediction) {
        if prediction.given.is_some() {
            return self.has_seen(&prediction);
        }
        let answer = prediction.input.value();
        let Some(given) = prediction.question.judge(answer) else {
            let how = predict::how_to(&prediction.question);
            let refusal = Sentence::of("no-answer").with("answer", answer.trim()).with("how", how);
            self.viewer.mode = Mode::Predicting(Prediction { input: Input::default(), ..prediction });
            return self.viewer.warn(refusal);
        };
        let lab = self.tab().entry.description.name;
        let goal = prediction.goal;
        let position = self.shown().map_or(Position::START, |shown| shown.reach(goal));
        self.viewer.quiz.remember(lab, &prediction.question, position, given);
        let score = self.viewer.quiz.score;
        self.viewer.mode = Mode::Predicting(Prediction { given: Some(given), score, ..prediction });
        self.go(goal);
    }

    /// Closes a question that has been answered. At the end of the run the score is said.
    fn has_seen(&mut self, prediction: &Prediction) {
        self.viewer.mode = Mode::Stepping;
        if self.shown().is_some_and(|shown| shown.position >= shown.end()) {
            let text = self.viewer.quiz.summary();
            self.viewer.note(text);
        } else if prediction.was_playing {
            self.play_on();
        }
    }

    /// Closes the question that is open; steps without an answer where none was given.
    pub(super) fn leave_question(&mut self) {
        if let Mode::Predicting(prediction) = &self.viewer.mode {
            let prediction = prediction.clone();
            if prediction.given.is_some() {
                return self.has_seen(&prediction);
            }
            self.viewer.mode = Mode::Stepping;
            self.go(prediction.goal);
        }
    }
}
