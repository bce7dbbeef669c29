//! Where somebody wants a run to go.

use super::super::Position;

/// Where somebody wants a run to go: a position, or a step from where it is going already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// This position.
    At(Position),
    /// The last position there is.
    End,
    /// One round on.
    Forward,
    /// One round back; in the middle of a round to its start.
    Back,
    /// One stage on.
    StageForward,
    /// One stage back.
    StageBack,
    /// So many rounds on, or back.
    Rounds(i64),
    /// One part of a stage on; one stage, where stages have no parts.
    PartForward,
    /// One part of a stage back; one stage, where stages have no parts.
    PartBack,
    /// One stage on, with all that it calls.
    Over,
    /// On until what called this has been come back to; one round, where nothing is called.
    Out,
    /// On until what was done last is done again: the same line of a person's own program.
    Again,
    /// On until this line of a person's own program has been run, counted from 1.
    Line(usize),
    /// On until a line that is marked has been run; to the end, where none is.
    Mark,
}

/// How marks on the lines of a person's own program are changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Marking {
    /// This line is marked, or is not any more.
    Toggle(usize),
    /// The mark of this line is taken away; of every line, where none is named.
    Clear(Option<usize>),
    /// Nothing is changed: which there are is said.
    List,
    /// These lines are marked, and no others.
    Put(Vec<usize>),
}

impl Goal {
    /// The position that is meant by somebody at `here`, in a run that ends at `end` and has so many stages in the round
    /// that follows so many complete ones.
    pub fn from(self, here: Position, end: Position, stages: impl Fn(u64) -> u64) -> Position {
        let Position { done, stage } = here;
        match self {
            Self::At(position) => position,
            Self::End | Self::Mark => end,
            Self::StageForward | Self::PartForward | Self::Over if stage + 1 < stages(done) => {
                Position { done, stage: stage + 1 }
            }
            Self::Forward | Self::StageForward | Self::PartForward | Self::Over | Self::Out => {
                Position::after(done.saturating_add(1))
            }
            Self::Again | Self::Line(_) => here,
            Self::Back if stage > 0 => Position::after(done),
            Self::Back => Position::after(done.saturating_sub(1)),
            Self::StageBack | Self::PartBack if stage > 0 => Position { done, stage: stage - 1 },
            Self::StageBack | Self::PartBack => match done.checked_sub(1) {
                None => here,
                Some(done) => Position { done, stage: stages(done).saturating_sub(1) },
            },
            Self::Rounds(rounds) => Position::after(done.saturating_add_signed(rounds)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_lead_from_stage_to_stage_and_over_the_ends_of_rounds() {
        let position = |done, stage| Position { done, stage };
        let from = |goal: Goal, done, stage| goal.from(position(done, stage), position(9, 0), |_| 3);
        for (goal, here, there) in [
            (Goal::StageForward, (1, 0), (1, 1)),
            (Goal::StageForward, (1, 2), (2, 0)),
            (Goal::StageBack, (2, 0), (1, 2)),
            (Goal::StageBack, (1, 1), (1, 0)),
            (Goal::StageBack, (0, 0), (0, 0)),
            (Goal::Forward, (1, 2), (2, 0)),
            (Goal::Back, (1, 2), (1, 0)),
            (Goal::Back, (1, 0), (0, 0)),
            (Goal::Back, (0, 0), (0, 0)),
            (Goal::Rounds(-5), (3, 1), (0, 0)),
            (Goal::Rounds(5), (3, 1), (8, 0)),
            (Goal::End, (3, 1), (9, 0)),
        ] {
            assert_eq!(from(goal, here.0, here.1), position(there.0, there.1), "{goal:?} from {here:?}");
        }
    }
}
