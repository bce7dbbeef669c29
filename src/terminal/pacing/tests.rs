use super::*;

/// A line to a terminal: bytes a second, and the time there and back.
struct Line {
    rate: f64,
    there_and_back: Duration,
    is_answering: bool,
    /// When the last byte will have been carried.
    busy_until: Duration,
    answers: VecDeque<Duration>,
    /// Of the answers that are still to come, so many are lost.
    lost: usize,
}

impl Line {
    fn new(rate: f64, there_and_back: u64) -> Self {
        Self {
            rate,
            there_and_back: Duration::from_millis(there_and_back),
            is_answering: true,
            busy_until: Duration::ZERO,
            answers: VecDeque::new(),
            lost: 0,
        }
    }

    /// Takes bytes; says when the person sees them.
    fn carry(&mut self, bytes: usize, asks: bool, now: Duration) -> Duration {
        self.busy_until = self.busy_until.max(now) + Duration::from_secs_f64(bytes as f64 / self.rate);
        let read = self.busy_until + self.there_and_back / 2;
        if asks && self.is_answering {
            if self.lost > 0 {
                self.lost -= 1;
            } else {
                self.answers.push_back(read + self.there_and_back / 2);
            }
        }
        read
    }
}

/// What there is to be sent, and what came of it.
struct Play {
    line: Line,
    pacer: Pacer,
    now: Duration,
    /// Bytes of the newest frame that are still to be sent.
    frame: usize,
    /// Bytes of what a key changed first, with when it was pressed.
    first: Option<(usize, Duration)>,
    /// From a key to when what it changed first was seen.
    delays: Vec<Duration>,
    carried: usize,
}

impl Play {
    fn over(line: Line) -> Self {
        let (pacer, now) = (Pacer::default(), Duration::ZERO);
        let mut play = Self { line, pacer, now, frame: 0, first: None, delays: vec![], carried: 0 };
        play.send(60);
        play
    }

    fn send(&mut self, bytes: usize) -> Duration {
        let asks = self.pacer.asks();
        let all = bytes + if asks { QUESTION.len() } else { 0 };
        self.carried += all;
        self.pacer.sent(all, self.now);
        self.line.carry(all, asks, self.now)
    }

    /// Sends as much as may be sent.
    fn push(&mut self) {
        while self.first.is_some() || self.frame > 0 {
            let room = self.pacer.room(self.now);
            if room == 0 {
                return;
            }
            if let Some((bytes, since)) = self.first {
                let seen = self.send(bytes.min(room));
                match bytes - bytes.min(room) {
                    0 => {
                        self.delays.push(seen.saturating_sub(since));
                        self.first = None;
                    }
                    rest => self.first = Some((rest, since)),
                }
            } else {
                let bytes = self.frame.min(room);
                self.frame -= bytes;
                self.send(bytes);
            }
        }
    }

    /// Goes on for so long; a new frame of so many bytes comes every `period`, and a key every 700 ms or so.
    fn go_on(&mut self, time: Duration, frame: usize, period: u64) -> &mut Self {
        let end = self.now + time;
        let mut millis = 0_u64;
        while self.now < end {
            if millis.is_multiple_of(period) {
                self.frame = frame;
            }
            if millis % 733 == 500 && self.first.is_none() {
                self.first = Some((160, self.now));
            }
            self.push();
            while self.line.answers.front().is_some_and(|at| *at <= self.now) {
                self.line.answers.pop_front();
                self.pacer.answered(self.now);
                self.push();
            }
            self.now += Duration::from_millis(1);
            millis += 1;
        }
        self
    }

    /// How long a key took at most.
    fn slowest(&self) -> Duration {
        *self.delays.iter().max().unwrap()
    }

    /// Bytes that have left and not arrived.
    fn queued(&self) -> f64 {
        self.line.busy_until.saturating_sub(self.now).as_secs_f64() * self.line.rate
    }
}

const MINUTE: Duration = Duration::from_mins(1);

fn millis(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

#[test]
fn a_slow_line_shows_keys_soon_and_is_used_well() {
    // Bytes a second, time there and back, how long a key may take at most.
    for (rate, there_and_back, most) in [
        (5000.0, 10, 400),
        (5000.0, 40, 400),
        (5000.0, 100, 500),
        (5000.0, 300, 800),
        (2000.0, 40, 700),
        (2000.0, 300, 1000),
        (8000.0, 150, 500),
        (20_000.0, 20, 400),
    ] {
        for (frame, period) in [(600, 100), (4000, 100), (15_000, 50), (15_000, 2000)] {
            let what = format!("{rate} B/s, {there_and_back} ms, frames of {frame} every {period} ms");
            let mut play = Play::over(Line::new(rate, there_and_back));
            // The first second, in which nothing is known of the line, is another matter.
            play.go_on(Duration::from_secs(2), frame, period);
            play.delays.clear();
            play.carried = 0;
            play.go_on(MINUTE, frame, period);
            assert!(play.slowest() <= millis(most), "{what}: {:?}", play.slowest());
            assert!(play.queued() <= 0.35 * rate + 200.0, "{what}: {} bytes queued", play.queued());
            if frame as f64 * 1000.0 / period as f64 > 2.0 * rate {
                let use_of_the_line = play.carried as f64 / (rate * MINUTE.as_secs_f64());
                assert!(use_of_the_line > 0.7, "{what}: {use_of_the_line}");
            }
        }
    }
}

#[test]
fn even_the_first_second_of_a_slow_line_does_not_fill_it() {
    for there_and_back in [10, 100, 250] {
        let mut play = Play::over(Line::new(5000.0, there_and_back));
        for _ in 0..100 {
            play.go_on(millis(10), 15_000, 100);
            assert!(play.queued() <= 2300.0, "{there_and_back} ms: {} bytes queued", play.queued());
        }
    }
}

#[test]
fn a_fast_line_is_not_held_up() {
    // The largest frame there is arrives at once on a machine of one's own, and within some trips on a long way.
    for (rate, there_and_back, within) in [(1e9, 0, 12), (1e7, 1, 12), (1e6, 40, 200), (1e6, 300, 1300)] {
        let mut play = Play::over(Line::new(rate, there_and_back));
        play.frame = 15_000;
        let mut time = 0;
        while play.frame > 0 {
            play.go_on(millis(1), play.frame, 10_000);
            time += 1;
            assert!(time <= within, "{there_and_back} ms: {} bytes left after {time} ms", play.frame);
        }
        // Twenty frames a second go through after that, all of them whole.
        play.go_on(Duration::from_secs(3), 4000, 50);
        let before = play.carried;
        play.go_on(Duration::from_secs(10), 4000, 50);
        assert!(play.carried - before >= 200 * 4000, "{there_and_back} ms: {}", play.carried - before);
    }
}

#[test]
fn a_terminal_that_answers_nothing_is_sent_bytes_by_the_clock() {
    let mut play = Play::over(Line { is_answering: false, ..Line::new(1e9, 0) });
    play.go_on(millis(100), 4200, 10_000);
    assert!((1000..AT_FIRST + 16).contains(&play.carried), "{}", play.carried);
    play.go_on(millis(600), play.frame, 10_000);
    assert_eq!(play.frame, 0, "all of it is there in less than a second");
    assert!(!play.pacer.asks());
    play.go_on(MINUTE, 4000, 100);
    let before = play.carried;
    play.go_on(MINUTE, 4000, 100);
    let rate = (play.carried - before) as f64 / MINUTE.as_secs_f64();
    assert!((0.9 * BLIND_RATE..1.1 * BLIND_RATE).contains(&rate), "{rate}");
    assert!(play.slowest() < millis(150), "{:?}", play.slowest());
    // Nothing is waited for that will not come.
    assert!(play.pacer.is_settled(play.now));
    // It may have been far away only.
    play.pacer.answered(play.now);
    assert!(play.pacer.asks());
}

#[test]
fn a_line_that_becomes_slow_is_noticed_and_so_is_one_that_becomes_fast() {
    let mut play = Play::over(Line::new(1e6, 30));
    play.go_on(Duration::from_secs(5), 15_000, 100);
    play.line.rate = 5000.0;
    play.go_on(Duration::from_secs(12), 15_000, 100);
    play.delays.clear();
    play.go_on(Duration::from_secs(20), 15_000, 100);
    assert!(play.slowest() <= millis(450), "{:?}", play.slowest());
    play.line.rate = 1e6;
    play.go_on(Duration::from_secs(20), 15_000, 100);
    let before = play.carried;
    play.go_on(Duration::from_secs(5), 15_000, 100);
    assert!(play.carried - before > 100_000, "{}", play.carried - before);
}

#[test]
fn lost_answers_are_given_up_and_a_line_that_stands_still_is_not_filled() {
    let mut play = Play::over(Line::new(1e5, 40));
    play.go_on(Duration::from_secs(2), 4000, 100);
    play.line.lost = 3;
    play.go_on(Duration::from_secs(6), 4000, 100);
    play.delays.clear();
    play.go_on(Duration::from_secs(10), 4000, 100);
    assert!(play.slowest() <= millis(300), "{:?}", play.slowest());

    // It stands still for ten seconds: what is sent into it meanwhile does not come to much.
    play.line.busy_until = play.now + Duration::from_secs(10);
    let before = play.carried;
    play.go_on(Duration::from_secs(10), 4000, 100);
    assert!(play.carried - before < 12_000, "{}", play.carried - before);
    play.go_on(Duration::from_secs(5), 4000, 100);
    play.delays.clear();
    play.go_on(Duration::from_secs(10), 4000, 100);
    assert!(play.slowest() <= millis(300), "{:?}", play.slowest());
}

#[test]
fn whoever_leaves_knows_whether_answers_are_still_due() {
    let mut pacer = Pacer::default();
    assert!(pacer.is_settled(millis(0)));
    pacer.sent(60, millis(0));
    pacer.sent(60, millis(1));
    pacer.answered(millis(20));
    assert!(!pacer.is_settled(millis(20)));
    pacer.answered(millis(21));
    assert!(pacer.is_settled(millis(21)));
    // One that was given up may still come, for a while.
    pacer.sent(60, millis(30));
    pacer.room(millis(4000));
    assert!(!pacer.is_settled(millis(4000)));
    assert!(pacer.is_settled(millis(10_000)));
    pacer.answered(millis(10_001));
    assert!(pacer.is_settled(millis(10_001)));
}

#[test]
fn whoever_waits_is_told_for_how_long() {
    let mut pacer = Pacer::default();
    assert_eq!(pacer.patience(millis(0)), None);
    pacer.sent(2048, millis(0));
    assert_eq!(pacer.room(millis(0)), 0);
    assert_eq!(pacer.patience(millis(0)), Some(SILENT));
    assert!(pacer.room(SILENT) > 0);
    pacer.answered(millis(400));
    assert_eq!(pacer.patience(millis(400)), None, "nothing is under way");
    pacer.sent(2048, millis(400));
    assert_eq!(pacer.patience(millis(400)), Some(LOST));
}
