//! Where in its course a lab stands.

use std::fmt;
use std::str::FromStr;

/// A place between the steps of a lab: so many rounds are complete, and so many stages of the round under way.
///
/// Written `N` when round N is complete, and `N.k` after stage k of round N while more of its stages are to come.
/// Positions are ordered as they are reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position {
    /// Complete rounds.
    pub done: u64,
    /// Stages done of the round after these; 0 between rounds.
    pub stage: u64,
}

impl Position {
    /// Before anything was computed.
    pub const START: Self = Self { done: 0, stage: 0 };

    /// After round `round`.
    pub fn after(round: u64) -> Self {
        Self { done: round, stage: 0 }
    }

    /// The round that this position belongs to: the one under way, else the last one complete.
    pub fn round(self) -> u64 {
        self.done + u64::from(self.stage > 0)
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.stage {
            0 => write!(f, "{}", self.done),
            stage => write!(f, "{}.{stage}", self.round()),
        }
    }
}

/// A position as somebody wrote it, before it is known how many stages its round has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenPosition {
    /// N
    pub round: u64,
    /// k, where it was given.
    pub stage: Option<u64>,
}

impl WrittenPosition {
    /// The position in a lab whose rounds have so many stages.
    ///
    /// # Errors
    /// If the round has no such stage.
    pub fn in_rounds_of(self, stages: impl FnOnce(u64) -> u64) -> Result<Position, String> {
        let Some(stage) = self.stage else { return Ok(Position::after(self.round)) };
        if self.round == 0 {
            return Err(format!("position 0.{stage}: 0 is the start and has no stages; the first stage is 1.1"));
        }
        let stages = stages(self.round);
        match stage {
            1.. if stage < stages => Ok(Position { done: self.round - 1, stage }),
            _ if stage == stages => Ok(Position::after(self.round)),
            _ => Err(format!("position {}.{stage}: stages go from 1 to {stages}", self.round)),
        }
    }
}

impl FromStr for WrittenPosition {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("`{text}` is not a position: write N for after round N, or N.k for after its stage k");
        let number = |text: &str| {
            if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
                return Err(wrong());
            }
            text.parse::<u64>().map_err(|_| wrong())
        };
        match text.split_once('.') {
            None => Ok(Self { round: number(text)?, stage: None }),
            Some((round, stage)) => Ok(Self { round: number(round)?, stage: Some(number(stage)?) }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Position, String> {
        text.parse::<WrittenPosition>()?.in_rounds_of(|_| 5)
    }

    #[test]
    fn positions_read_back_as_they_were_written() {
        for text in ["0", "1.1", "1.4", "1", "500", "137.3"] {
            assert_eq!(read(text).unwrap().to_string(), text);
        }
        assert_eq!(read("3.5"), Ok(Position::after(3)), "the last stage completes the round");
    }

    #[test]
    fn positions_are_ordered_as_they_are_reached() {
        let order = ["0", "1.1", "1.4", "1", "2.1", "2"].map(|text| read(text).unwrap());
        assert!(order.is_sorted());
        assert_eq!(order.map(Position::round), [0, 1, 1, 1, 2, 2]);
    }

    #[test]
    fn nonsense_is_refused_with_what_is_possible() {
        for text in ["", "abc", "-1", "1.", ".5", "1.2.3", "+5", "1e3", "99999999999999999999"] {
            assert!(read(text).unwrap_err().contains("not a position"), "{text}");
        }
        assert!(read("0.1").unwrap_err().contains("first stage is 1.1"));
        assert!(read("3.6").unwrap_err().contains("from 1 to 5"));
        assert!(read("3.0").unwrap_err().contains("from 1 to 5"));
    }
}
