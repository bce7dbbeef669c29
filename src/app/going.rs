//! Setting out for somewhere else in a run.

use super::Effect;
use super::hints;
use super::update::Desk;
use super::viewer::Mode;
use crate::input::Action;
use crate::lab::{Goal, Order, Position};
use crate::page::Sentence;

impl Desk<'_> {
    /// Leaves for good or for a while, or comes back.
    pub(super) fn leave(&mut self, action: &Action) {
        self.effects.push(match action {
            Action::Quit => Effect::Quit,
            Action::Suspend => Effect::Suspend,
            _ => Effect::Redraw,
        });
    }

    /// Goes where an action says.
    pub(super) fn go_as(&mut self, action: &Action) {
        self.go(match *action {
            Action::Back => Goal::Back,
            Action::StageBack => Goal::StageBack,
            Action::Walk(goal) => goal,
            Action::GoTo(position) => Goal::At(position),
            Action::Rounds(rounds) => Goal::Rounds(rounds),
            Action::End => Goal::End,
            _ => Goal::At(Position::START),
        });
    }

    /// Goes a step on, which `action` asks for; where steps are asked about, asks first.
    pub(super) fn step_on(&mut self, goal: Goal, action: Action) {
        if matches!(&self.viewer.mode, Mode::Predicting(prediction) if prediction.given.is_none()) {
            return self.leave_question();
        }
        if let Mode::Predicting(_) = self.viewer.mode {
            self.viewer.mode = Mode::Stepping;
        }
        // Whoever is ahead of what is shown is asked when it has come.
        if self.viewer.quiz.is_on && !self.scene().is_at_rest() {
            self.again(action);
        } else if self.asks_first() {
            self.predict(goal, false);
        } else {
            self.go(goal);
        }
    }

    /// Says of a step that leads nowhere why that is.
    fn say_where_it_ends(&mut self, goal: Goal) {
        let is_on = matches!(goal, Goal::Forward | Goal::StageForward | Goal::PartForward | Goal::Over | Goal::Out);
        let is_back = matches!(goal, Goal::Back | Goal::StageBack | Goal::PartBack);
        let scene = self.scene();
        let Some(shown) = scene.shown().filter(|_| scene.is_at_rest() && !scene.entry().is_home) else { return };
        // Through a lens there are stages back from the start too.
        let is_within = scene.tab().stage_within(shown) > 0;
        if is_on && shown.position >= shown.end() {
            let key = hints::key_for(scene, &Action::Start).unwrap_or_else(|| "none".to_owned());
            self.viewer.note(Sentence::of("at-end").with("key", key));
        } else if is_back && shown.position == Position::START && !is_within {
            self.viewer.note(Sentence::of("at-start"));
        }
    }

    /// Sets out for a goal. Through a lens a step may lead no further than to another of its stages.
    pub(super) fn go(&mut self, goal: Goal) {
        self.pause();
        self.say_where_it_ends(goal);
        // What is asked is about the step on from here.
        if matches!(&self.viewer.mode, Mode::Predicting(prediction) if prediction.goal != goal || prediction.given.is_none())
        {
            self.viewer.mode = Mode::Stepping;
        }
        let tab = self.viewer.tab();
        let Some(lens) = tab.entry.lens() else { return self.order(Order::Go(goal)) };
        let run = self.room.run(tab.run);
        let here = run.shown.as_ref().filter(|_| !run.is_under_way());
        if let Some(shown) = here {
            let within = lens.within(goal, tab.stage_within(shown));
            if let Some(stage) = within.filter(|stage| *stage == 0 || shown.ahead(Goal::Forward).is_some()) {
                let done = shown.position.done;
                self.viewer.tab_mut().within = (done, stage);
                return;
            }
        }
        let done = run.shown.as_ref().map_or(0, |shown| shown.position.done);
        let last = (lens.stages)().saturating_sub(1);
        let (goal, within) = match goal {
            Goal::At(Position { done, stage }) => (Goal::At(Position::after(done)), (done, stage.min(last))),
            Goal::StageForward => (Goal::Forward, (0, 0)),
            Goal::StageBack if done > 0 => (Goal::Back, (done - 1, last)),
            Goal::StageBack => return,
            other => (other, (0, 0)),
        };
        self.viewer.tab_mut().within = within;
        self.order(Order::Go(goal));
    }
}
