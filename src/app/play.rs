//! Playing: how fast, and which way.

use std::time::Duration;

use crate::input::Action;

/// Stages a second, of a program that is gone through once: time to read what each of them does.
const STAGES: f64 = 1.0 / 1.5;

/// Rounds a second. From a frame a round on, each is a multiple of the frames.
const SPEEDS: [f64; 18] = [
    0.5,
    STAGES,
    1.0,
    2.0,
    5.0,
    10.0,
    20.0,
    40.0,
    100.0,
    200.0,
    400.0,
    1000.0,
    2000.0,
    4000.0,
    10_000.0,
    20_000.0,
    100_000.0,
    1_000_000.0,
];

/// Frames a second at most: more than the eye needs here, and few enough for a slow line.
const FRAMES: f64 = 20.0;

/// Which way it plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Towards the end.
    Forwards,
    /// Towards the start.
    Backwards,
}

/// Whether and how it plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Play {
    /// Which way; nothing while paused.
    pub direction: Option<Direction>,
    speed: usize,
}

impl Default for Play {
    /// Paused, at ten rounds a second.
    fn default() -> Self {
        let mut play = Self { direction: None, speed: 0 };
        play.set_speed(10.0);
        play
    }
}

impl Play {
    /// Paused, at a stage in one and a half seconds.
    pub fn by_stages() -> Self {
        let mut play = Self::default();
        play.set_speed(STAGES);
        play
    }

    /// The speed as it is said: `10/s`, `1 in 1.5 s`.
    pub fn said(self) -> String {
        let speed = self.speed();
        if speed < 1.0 { format!("1 in {} s", (10.0 / speed).round() / 10.0) } else { format!("{speed}/s") }
    }

    /// Rounds a second.
    pub fn speed(self) -> f64 {
        SPEEDS[self.speed]
    }

    /// The next speed up.
    pub fn faster(&mut self) {
        self.speed = (self.speed + 1).min(SPEEDS.len() - 1);
    }

    /// The next speed down.
    pub fn slower(&mut self) {
        self.speed = self.speed.saturating_sub(1);
    }

    /// The speed nearest to so many rounds a second.
    pub fn set_speed(&mut self, wanted: f64) {
        let distance = |speed: f64| (speed.ln() - wanted.max(f64::MIN_POSITIVE).ln()).abs();
        let nearest = (0..SPEEDS.len()).min_by(|a, b| distance(SPEEDS[*a]).total_cmp(&distance(SPEEDS[*b])));
        self.speed = nearest.unwrap_or(self.speed);
    }

    /// Plays, pauses, or changes its speed as an action asks; any other changes nothing.
    pub fn change(&mut self, action: &Action) {
        match action {
            Action::Play => self.toggle(Direction::Forwards),
            Action::PlayBack => self.toggle(Direction::Backwards),
            Action::Faster => self.faster(),
            Action::Slower => self.slower(),
            Action::Speed(speed) => self.set_speed(*speed),
            Action::PlayAt(speed) => {
                self.set_speed(*speed);
                self.direction = Some(Direction::Forwards);
            }
            _ => {}
        }
    }

    /// Plays this way, or pauses if it does so already.
    pub fn toggle(&mut self, direction: Direction) {
        self.direction = if self.direction == Some(direction) { None } else { Some(direction) };
    }

    /// Rounds from one tick to the next.
    pub fn rounds_per_tick(self) -> u64 {
        (self.speed() / FRAMES).ceil() as u64
    }

    /// Time from one tick to the next.
    pub fn tick(self) -> Duration {
        Duration::from_secs_f64(1.0 / self.speed().min(FRAMES))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_and_rounds_make_the_speed() {
        let mut play = Play { direction: None, speed: 0 };
        for speed in SPEEDS {
            assert_eq!(play.speed(), speed);
            let per_second = play.rounds_per_tick() as f64 / play.tick().as_secs_f64();
            assert!((per_second / speed - 1.0).abs() < 1e-6, "{speed}: {per_second}");
            play.faster();
        }
        assert_eq!(play.speed(), 1_000_000.0, "there is a fastest");
        (0..50).for_each(|_| play.slower());
        assert_eq!(play.speed(), 0.5, "and a slowest");
    }

    #[test]
    fn a_speed_is_said_in_words_that_can_be_read() {
        assert_eq!((Play::default().said().as_str(), Play::by_stages().said().as_str()), ("10/s", "1 in 1.5 s"));
    }

    #[test]
    fn the_nearest_speed_is_taken() {
        for (wanted, speed) in [(9.0, 10.0), (0.0, 0.5), (-1.0, 0.5), (1e9, 1_000_000.0), (f64::NAN, 0.5)] {
            let mut play = Play::default();
            play.set_speed(wanted);
            assert_eq!(play.speed(), speed, "{wanted}");
        }
    }
}
