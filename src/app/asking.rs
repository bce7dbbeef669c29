//! Asking why a number is what it is. The question stays open while the lab is stepped or played.

use std::sync::Arc;

use super::scene::Front;
use super::update::Desk;
use super::viewer::{Due, Mode};
use crate::input::Action;
use crate::lab::inquiry::{self, Answer, Asked, Inquiry};
use crate::lab::{Goal, Order, Origin, Request, Snapshot};
use crate::ops::Cell;
use crate::page::Sentence;
use crate::ui::Comparison;

/// Asks what there is to say to a question.
#[derive(Debug, PartialEq)]
struct Why(Inquiry);

impl Request for Why {
    type Answer = Option<Answer>;

    fn answer(&self, snapshot: &Arc<Snapshot>) -> Option<Answer> {
        self.0.answer(snapshot)
    }
}

/// Asks where what is given was computed, earlier in the run.
#[derive(Debug, PartialEq)]
struct Back(Asked);

impl Request for Back {
    type Answer = Option<Origin>;

    fn answer(&self, snapshot: &Arc<Snapshot>) -> Option<Origin> {
        snapshot.stand.origin(&self.0)
    }
}

impl Front<'_> {
    /// What there is to say to a question, as soon as that is known: to a question about what the program has no longer,
    /// nothing.
    pub(super) fn answer(&self, inquiry: &Inquiry) -> Option<Arc<Option<Answer>>> {
        self.sight.ask(Why(inquiry.with_first_chosen()))
    }
}

/// What is said where a question has come to its end.
const BEGIN: Sentence = Sentence::of("numbers-begin");

impl Desk<'_> {
    /// Asks, and changes the question that is open.
    pub(super) fn inquire(&mut self, action: &Action) {
        match action {
            Action::AskOn => self.ask_on(),
            Action::AskBack => self.ask_back(),
            Action::NextQuantity => self.reconsider(|inquiry, shown| inquiry.next_quantity(shown, true)),
            Action::PreviousQuantity => self.reconsider(|inquiry, shown| inquiry.next_quantity(shown, false)),
            Action::CellDown => self.reconsider(|inquiry, shown| inquiry.move_by(shown, 1, 0)),
            Action::CellUp => self.reconsider(|inquiry, shown| inquiry.move_by(shown, -1, 0)),
            Action::Open => match (self.lead(), self.front(|front| front.screen.goes_to(&front.sight, front.look))) {
                (Some(lead), _) => self.follow_lead(lead),
                (None, Some(Some(goal))) => self.go(goal),
                (None, _) => self.ask(),
            },
            Action::AskAbout(number) => self.ask_about(number),
            _ => self.ask(),
        }
    }

    /// Asks about the number under the cursor.
    fn ask(&mut self) {
        self.viewer.trail.clear();
        // Runs beside each other leave no room for an answer: the one in front is asked.
        self.viewer.tab_mut().comparison = Comparison::Off;
        let about = |front: &Front| {
            let shown = front.sight.snapshot();
            let under_cursor = front.screen.looked_at(&front.sight, front.look);
            // Where the cursor stands on nothing, the first number there is will do.
            let first = || shown.now.quantities().next().map(|(name, _)| (name.into(), Cell::SCALAR));
            let has_first = !shown.stand.has_origins();
            under_cursor
                .or_else(|| has_first.then(first).flatten())
                .and_then(|(name, cell)| Inquiry::about(shown, &name, cell))
        };
        match self.front(about) {
            Some(Some(inquiry)) => self.viewer.mode = Mode::Asking(inquiry),
            Some(None) => self.viewer.warn(Sentence::of("no-number-here")),
            None => {}
        }
    }

    /// Asks about the number of this name and index.
    fn ask_about(&mut self, number: &str) {
        self.viewer.trail.clear();
        // Who has been led here has nothing to be warned of.
        if self.tab().seen.is_none() {
            return self.again(Action::AskAbout(number.to_owned()));
        }
        let about = |front: &Front| {
            let shown = front.sight.snapshot();
            let (name, cell) = inquiry::named(shown, number)?;
            Inquiry::about(shown, name, cell)
        };
        match self.front(about) {
            Some(Some(inquiry)) => self.viewer.mode = Mode::Asking(inquiry),
            Some(None) if !self.room.run(self.tab().run).is_under_way() => {
                self.viewer.warn(Sentence::of("no-such-number").with("number", number));
            }
            // The lab is being opened, or on its way to where there may be one.
            _ => self.again(Action::AskAbout(number.to_owned())),
        }
    }

    /// Changes the open question, given what there is to see.
    pub(super) fn reconsider(&mut self, change: impl FnOnce(&mut Inquiry, &Snapshot)) {
        let shown = self.tab().seen.clone();
        if let (Mode::Asking(inquiry), Some(shown)) = (&mut self.viewer.mode, shown) {
            change(inquiry, &shown);
        }
    }

    /// What there is to say to the open question; nothing where none is open, or that is not known yet.
    fn answer(&mut self) -> Option<Arc<Option<Answer>>> {
        let inquiry = self.scene().inquiry()?.clone();
        self.front(|front| front.answer(&inquiry))?
    }

    /// Chooses the next source, or the one before.
    pub(super) fn choose_source(&mut self, next: bool) {
        let Some(answer) = self.answer() else {
            return self.again(if next { Action::RowDown } else { Action::RowUp });
        };
        if let (Mode::Asking(inquiry), Some(answer)) = (&mut self.viewer.mode, &*answer) {
            inquiry.choose(answer, next);
        }
    }

    /// Goes on to the source that is chosen.
    fn ask_on(&mut self) {
        let Some(answer) = self.answer() else { return self.again(Action::AskOn) };
        let Some(shown) = self.tab().seen.clone() else { return };
        let has_stages = self.tab().entry.lens().is_none() && !shown.stand.has_origins();
        let (Mode::Asking(inquiry), Some(answer)) = (&mut self.viewer.mode, &*answer) else { return };
        // The picture follows to where the source was computed.
        if has_stages && let Some(place) = inquiry.follow(&shown, answer) {
            self.go(Goal::At(place));
        } else if let Mode::Asking(inquiry) = &mut self.viewer.mode
            && !inquiry.go_on(&shown, answer)
        {
            if shown.stand.has_origins() {
                self.ask_where(&answer.asked);
            } else {
                self.viewer.note(BEGIN);
            }
        }
    }

    /// Goes to where what is given was computed, and asks about it there.
    fn ask_where(&mut self, asked: &Asked) {
        let origin = self.front(|front| front.sight.ask(Back(asked.clone())));
        let Some(Some(origin)) = origin else { return self.again(Action::AskOn) };
        let here = self.shown().map(|shown| shown.position);
        match (&*origin, here, &self.viewer.mode) {
            (Some(origin), Some(here), Mode::Asking(inquiry))
                if origin.position < here || origin.name != asked.name =>
            {
                self.viewer.trail.push((here, inquiry.clone()));
                self.order(Order::Go(Goal::At(origin.position)));
                self.viewer.due = Some(Due::Ask(origin.clone()));
            }
            _ => self.viewer.note(BEGIN),
        }
    }

    /// Asks about a number where it was computed, as soon as that is shown.
    pub(super) fn ask_there(&mut self, origin: Origin) {
        let seen = self.tab().seen.clone().filter(|seen| seen.position == origin.position && self.tab().is_current);
        let inquiry = seen.as_ref().map(|seen| Inquiry::about(seen, &origin.name, origin.cell));
        match inquiry {
            Some(Some(inquiry)) => self.viewer.mode = Mode::Asking(inquiry),
            Some(None) => self.viewer.note(BEGIN),
            None => self.viewer.due = Some(Due::Ask(origin)),
        }
    }

    /// Goes back to the question before, and to where it was asked; closes the first one.
    fn ask_back(&mut self) {
        let Mode::Asking(inquiry) = &mut self.viewer.mode else { return };
        let left = inquiry.left();
        if inquiry.go_back() {
            if let Some(place) = left {
                self.go(Goal::At(place));
            }
            return;
        }
        match self.viewer.trail.pop() {
            Some((position, inquiry)) => {
                self.viewer.mode = Mode::Asking(inquiry);
                self.order(Order::Go(Goal::At(position)));
            }
            None => self.viewer.mode = Mode::Stepping,
        }
    }
}
