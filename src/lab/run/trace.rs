//! What is remembered of every round, for the curves.

use std::sync::Arc;

/// How many numbers of each round a trace keeps.
pub const SAMPLE_WIDTH: usize = 11;

/// The few numbers that a lab keeps of each round. What each is, its description says.
pub type Sample = [f64; SAMPLE_WIDTH];

/// Samples of the whole run: at most this many, then every second one goes.
const WHOLE: usize = 4096;

/// Rounds kept without a gap behind the current one.
const RECENT: usize = 1024;

/// The samples of a run, in bounded memory however long it is: of the whole run a thinned set, whose stride doubles
/// when there are too many, and without a gap the rounds passed last. A clone shares all but the last few of them.
#[derive(Debug, Clone)]
pub struct Trace {
    stride: u64,
    /// The sample of round `i * stride` in place `i`.
    whole: Samples,
    recent: Samples,
    /// The round of the first of `recent`.
    recent_from: u64,
}

impl Default for Trace {
    fn default() -> Self {
        Self { stride: 1, whole: Samples::default(), recent: Samples::default(), recent_from: 0 }
    }
}

impl Trace {
    /// What a trace takes at most.
    #[cfg(test)]
    pub(super) const MOST_BYTES: usize = (WHOLE + 1 + RECENT + 2 * BLOCK) * size_of::<Sample>();

    /// Samples of the whole run as far as it has been computed, with their rounds.
    pub fn whole(&self) -> impl DoubleEndedIterator<Item = (u64, &Sample)> + Clone {
        self.whole.iter().map(|(i, sample)| (i as u64 * self.stride, sample))
    }

    /// Samples without a gap, with their rounds, up to round `done`: of the last `rounds` rounds before it, those that
    /// are known.
    pub fn recent(&self, done: u64, rounds: u64) -> impl DoubleEndedIterator<Item = (u64, &Sample)> + Clone {
        let window = done.saturating_sub(rounds)..=done;
        let all = self.recent.iter().map(|(i, sample)| (self.recent_from + i as u64, sample));
        all.filter(move |(round, _)| window.contains(round))
    }

    /// Whether every round from `from` to `to` is kept.
    pub(super) fn covers(&self, from: u64, to: u64) -> bool {
        self.recent_from <= from && to < self.recent_from + self.recent.len() as u64
    }

    /// Takes note of a round that is being passed.
    pub(super) fn record(&mut self, round: u64, sample: impl FnOnce() -> Sample, keep_recent: bool) {
        let is_new = round == self.whole.len() as u64 * self.stride;
        if !is_new && !keep_recent {
            return;
        }
        let sample = sample();
        if is_new {
            self.whole.push(sample);
            if self.whole.len() > WHOLE {
                self.whole = self.whole.iter().filter(|(i, _)| i % 2 == 0).map(|(_, sample)| *sample).collect();
                self.stride *= 2;
            }
        }
        if keep_recent {
            self.record_recent(round, sample);
        }
    }

    fn record_recent(&mut self, round: u64, sample: Sample) {
        let next = self.recent_from + self.recent.len() as u64;
        if round < self.recent_from || round > next {
            self.recent = Samples::default();
            self.recent_from = round;
        } else if round < next {
            return;
        }
        if self.recent.len() == RECENT {
            self.recent.drop_first();
            self.recent_from += 1;
        }
        self.recent.push(sample);
    }

    /// Forgets every round from `round` on.
    pub(super) fn forget_from(&mut self, round: u64) {
        self.whole.truncate(round.div_ceil(self.stride) as usize);
        self.recent.truncate(round.saturating_sub(self.recent_from) as usize);
        if round == 0 {
            *self = Self::default();
        }
    }
}

/// Samples in a row, in blocks that clones share: who holds one sees it as it was, and the next sample costs no more
/// than copying one block.
#[derive(Debug, Clone, Default)]
struct Samples {
    /// Full but for the last.
    blocks: Vec<Arc<Vec<Sample>>>,
    /// How many of the first block are gone.
    dropped: usize,
}

/// Samples in a block.
const BLOCK: usize = 64;

impl Samples {
    fn len(&self) -> usize {
        let held = self.blocks.last().map_or(0, |last| (self.blocks.len() - 1) * BLOCK + last.len());
        held - self.dropped
    }

    fn iter(&self) -> impl DoubleEndedIterator<Item = (usize, &Sample)> + Clone {
        (0..self.len()).map(|i| {
            let place = i + self.dropped;
            (i, &self.blocks[place / BLOCK][place % BLOCK])
        })
    }

    fn push(&mut self, sample: Sample) {
        match self.blocks.last_mut() {
            Some(last) if last.len() < BLOCK => Arc::make_mut(last).push(sample),
            _ => {
                let mut block = Vec::with_capacity(BLOCK);
                block.push(sample);
                self.blocks.push(Arc::new(block));
            }
        }
    }

    fn drop_first(&mut self) {
        self.dropped += 1;
        if self.dropped == BLOCK {
            self.blocks.remove(0);
            self.dropped = 0;
        }
    }

    fn truncate(&mut self, len: usize) {
        if len >= self.len() {
            return;
        }
        let held = len + self.dropped;
        self.blocks.truncate(held.div_ceil(BLOCK));
        if let Some(last) = self.blocks.last_mut() {
            Arc::make_mut(last).truncate(held - (held.div_ceil(BLOCK) - 1) * BLOCK);
        } else {
            self.dropped = 0;
        }
    }
}

impl FromIterator<Sample> for Samples {
    fn from_iter<I: IntoIterator<Item = Sample>>(samples: I) -> Self {
        let mut all = Self::default();
        samples.into_iter().for_each(|sample| all.push(sample));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(round: u64) -> Sample {
        [round as f64; SAMPLE_WIDTH]
    }

    fn traced(rounds: u64) -> Trace {
        let mut trace = Trace::default();
        for round in 0..=rounds {
            trace.record(round, || sample(round), true);
        }
        trace
    }

    fn rounds<'a>(samples: impl Iterator<Item = (u64, &'a Sample)>) -> Vec<u64> {
        samples
            .map(|(round, sample)| {
                assert_eq!(sample[0], round as f64, "every sample is that of its round");
                round
            })
            .collect()
    }

    #[test]
    fn memory_is_bounded_and_the_whole_run_stays_covered() {
        let trace = traced(1_000_000);
        let whole = rounds(trace.whole());
        assert!(whole.len() <= WHOLE && whole.len() > WHOLE / 2 - 2, "{}", whole.len());
        assert_eq!(whole[0], 0);
        assert!(1_000_000 - whole.last().unwrap() < trace.stride);
        assert!(trace.recent.len() <= RECENT);
    }

    #[test]
    fn the_last_rounds_are_kept_without_a_gap() {
        let trace = traced(5000);
        assert_eq!(rounds(trace.recent(5000, 100)), (4900..=5000).collect::<Vec<_>>());
        assert_eq!(rounds(trace.recent(4500, 100)), (4400..=4500).collect::<Vec<_>>());
        assert_eq!(rounds(traced(7).recent(7, 100)), (0..=7).collect::<Vec<_>>());
    }

    #[test]
    fn what_is_forgotten_is_recorded_again() {
        let mut trace = traced(10_000);
        trace.forget_from(6001);
        assert!(rounds(trace.whole()).iter().all(|round| *round <= 6000));
        for round in 6000..=7000 {
            trace.record(round, || sample(round), true);
        }
        let whole = rounds(trace.whole());
        assert!(whole.windows(2).all(|pair| pair[1] - pair[0] == trace.stride), "no gap where it was cut");
        assert_eq!(rounds(trace.recent(7000, 3)), [6997, 6998, 6999, 7000]);
        trace.forget_from(0);
        assert_eq!(trace.whole().count() + trace.recent(u64::MAX, u64::MAX).count(), 0);
    }

    #[test]
    fn a_jump_starts_the_recent_rounds_anew() {
        let mut trace = traced(100);
        trace.record(5000, || sample(5000), true);
        assert_eq!(rounds(trace.recent(5000, 6000)), [5000]);
        trace.record(4000, || sample(4000), true);
        assert_eq!(rounds(trace.recent(4000, 6000)), [4000]);
    }
}
