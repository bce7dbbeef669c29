//! One named setting of a lab: its range, its default, and what people write for it.

use std::fmt;

use crate::lab::{Parameters, Preset, Range, Setting};

/// A named setting of a lab.
#[derive(Debug)]
pub struct Parameter {
    /// The name it is set by.
    pub name: &'static str,
    /// What it is called on the screen, where something else there has its name; nothing where its name will do.
    pub label: &'static str,
    /// What it is, in a few words.
    pub meaning: &'static str,
    /// Its value until someone sets another.
    pub default: Preset,
    /// Its value until someone sets another, where that hangs on the other parameters.
    pub default_among: Option<fn(&Parameters) -> Setting>,
    /// What it may be.
    pub range: Range,
    /// How far one nudge moves it.
    pub nudge: Nudge,
    /// Whether it plays a part, the others being what they are.
    pub matters: fn(&Parameters) -> bool,
    /// Whether it belongs to the run as a whole, so that it cannot change from some round on.
    pub whole_run: bool,
    /// Whether labs that have a parameter of this name share its value.
    pub is_shared: bool,
}

/// How far one nudge moves a parameter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Nudge {
    /// To the next number of the series 1, 2, 5, 10, 20, 50, ...
    Series,
    /// By so much.
    By(f64),
    /// To the next word.
    Word,
    /// Not at all: it is typed.
    None,
}

/// Why something asked for is not done: one line that says what was wrong and what is possible.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal(pub String);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Refusal {}

impl From<String> for Refusal {
    fn from(reason: String) -> Self {
        Self(reason)
    }
}

impl Parameter {
    /// A parameter that always matters, changes in mid-run and is no other lab's.
    const fn of(name: &'static str, meaning: &'static str, default: Preset, range: Range, nudge: Nudge) -> Self {
        Self {
            name,
            label: "",
            meaning,
            default,
            default_among: None,
            range,
            nudge,
            matters: always,
            whole_run: false,
            is_shared: false,
        }
    }

    /// A number from `min` to `max`.
    pub const fn real(name: &'static str, meaning: &'static str, default: f64, min: f64, max: f64) -> Self {
        Self::of(name, meaning, Preset::Real(default), Range::Real { min, max }, Nudge::By(0.1))
    }

    /// A whole number from `min` to `max`.
    pub const fn whole(name: &'static str, meaning: &'static str, default: u64, min: u64, max: u64) -> Self {
        let range = Range::Whole { min, max, words: &[] };
        Self::of(name, meaning, Preset::Whole(default), range, Nudge::By(1.0))
    }

    /// One of `words`, the first of which is the default.
    pub const fn words(name: &'static str, meaning: &'static str, words: &'static [&'static str]) -> Self {
        Self::of(name, meaning, Preset::Word(words[0]), Range::Words(words), Nudge::Word)
    }

    /// From one to `most` numbers.
    pub const fn numbers(name: &'static str, meaning: &'static str, default: &'static [f64], most: usize) -> Self {
        let range = Range::Numbers { least: 1, most, words: &[] };
        Self::of(name, meaning, Preset::Numbers(default), range, Nudge::None)
    }

    /// Text, of which `what` says of what kind it is.
    pub const fn text(name: &'static str, meaning: &'static str, default: &'static str, what: &'static str) -> Self {
        Self::of(name, meaning, Preset::Text(default), Range::Text { what }, Nudge::None)
    }

    /// What it is called on the screen.
    pub const fn shown_as(&self) -> &'static str {
        if self.label.is_empty() { self.name } else { self.label }
    }

    /// What `text` sets this parameter to.
    ///
    /// # Errors
    /// If it is none of the values the range allows; the refusal names them.
    pub fn read(&self, text: &str) -> Result<Setting, Refusal> {
        let text = text.trim();
        let refuse = |why: &str| Refusal(format!("{} = {text}: {why}; it takes {}", self.name, self.range));
        let out_of_range = || refuse("out of range");
        match self.range {
            Range::Whole { min, max, words } => {
                if let Some(word) = words.iter().find(|word| **word == text) {
                    return Ok(Setting::Word(word));
                }
                let digits = text.replace(['_', ','], "");
                let signless = digits.strip_prefix('-').unwrap_or(&digits);
                if signless.is_empty() || !signless.bytes().all(|byte| byte.is_ascii_digit()) {
                    return Err(refuse("not a whole number"));
                }
                let number = digits.parse::<u64>().map_err(|_| out_of_range())?;
                if (min..=max).contains(&number) { Ok(Setting::Whole(number)) } else { Err(out_of_range()) }
            }
            Range::Real { min, max } => {
                let number = text.replace('−', "-").parse::<f64>().ok().filter(|number| !number.is_nan());
                let number = number.ok_or_else(|| refuse("not a number"))?;
                if (min..=max).contains(&number) { Ok(Setting::Real(number)) } else { Err(out_of_range()) }
            }
            Range::Words(words) => words
                .iter()
                .find(|word| **word == text)
                .map(|word| Setting::Word(word))
                .ok_or_else(|| refuse("not one of its words")),
            Range::Numbers { least, most, words } => {
                if let Some(word) = words.iter().find(|word| **word == text) {
                    return Ok(Setting::Word(word));
                }
                let parts = text.split(|c: char| c == ',' || c.is_whitespace()).filter(|part| !part.is_empty());
                let number = |part: &str| part.replace('−', "-").parse().ok().filter(|number: &f64| number.is_finite());
                let numbers: Option<Vec<f64>> = parts.map(number).collect();
                let numbers = numbers.ok_or_else(|| refuse("not finite numbers"))?;
                if !(least..=most).contains(&numbers.len()) {
                    return Err(refuse(if numbers.len() < least { "too few" } else { "too many" }));
                }
                Ok(Setting::Numbers(numbers))
            }
            Range::Text { .. } => Ok(Setting::Text(text.to_owned())),
        }
    }

    /// The value one nudge up or down from `setting`, or the same where the range ends.
    pub fn nudged(&self, setting: Setting, up: bool) -> Setting {
        match (self.range, setting) {
            (Range::Words(words), Setting::Word(word)) => {
                let here = words.iter().position(|other| *other == word).unwrap_or(0);
                let there = if up { here + 1 } else { here + words.len() - 1 };
                Setting::Word(words[there % words.len()])
            }
            // A word stands below the least number: nudged up from `full` comes the first number, and back.
            (Range::Whole { min, words: [word, ..], .. }, Setting::Whole(number)) if !up && number <= min => {
                Setting::Word(word)
            }
            (Range::Whole { min, .. }, Setting::Word(word)) => {
                if up {
                    Setting::Whole(min)
                } else {
                    Setting::Word(word)
                }
            }
            (Range::Whole { min, max, .. }, Setting::Whole(number)) => {
                let there = self.nudge.from(number as f64, up).clamp(min as f64, max as f64);
                Setting::Whole(there as u64)
            }
            (Range::Real { min, max }, Setting::Real(number)) => {
                Setting::Real(self.nudge.from(number, up).clamp(min, max))
            }
            (_, other) => other,
        }
    }
}

impl Nudge {
    fn from(self, number: f64, up: bool) -> f64 {
        match self {
            Self::Series => neighbour_in_series(number, up),
            // Through decimal text, so that 0.8 nudged by 0.1 is 0.9 and not 0.9000000000000000222.
            Self::By(step) => {
                let steps = (number / step).round() + if up { 1.0 } else { -1.0 };
                let decimals = (-step.log10().floor()).max(0.0) as usize;
                format!("{:.decimals$}", steps * step).parse().unwrap_or(number)
            }
            Self::Word | Self::None => number,
        }
    }
}

impl PartialEq for Parameter {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

const fn always(_: &Parameters) -> bool {
    true
}

/// The number of the series ..., 0.1, 0.2, 0.5, 1, 2, 5, 10, ... next to `number`, which need not be one of them.
fn neighbour_in_series(number: f64, up: bool) -> f64 {
    if number <= 0.0 {
        return if up { 1e-6 } else { 0.0 };
    }
    let exponent = number.log10().floor() as i32;
    let series = (exponent - 1..=exponent + 1).flat_map(|e| [1, 2, 5].map(|digit| (digit, e)));
    let series: Vec<f64> = series.filter_map(|(digit, e)| format!("{digit}e{e}").parse().ok()).collect();
    // A step of the series is never as small as one part in a thousand; what is that close counts as the same.
    let next = if up {
        series.iter().find(|candidate| **candidate > number * 1.001)
    } else {
        series.iter().rfind(|candidate| **candidate < number * 0.999)
    };
    next.copied().unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameter(range: Range, nudge: Nudge) -> Parameter {
        Parameter { range, nudge, ..Parameter::whole("p", "", 1, 0, 1) }
    }

    #[test]
    fn values_are_read_and_nonsense_is_refused_with_the_range() {
        let real = parameter(Range::Real { min: 0.0, max: 10.0 }, Nudge::Series);
        assert_eq!(real.read(" 2.5 "), Ok(Setting::Real(2.5)));
        assert_eq!(real.read("1e-3"), Ok(Setting::Real(0.001)));
        for text in ["abc", "", "nan", "NaN", "-1", "10.1", "inf"] {
            assert!(real.read(text).unwrap_err().0.contains("a number from 0 to 10"), "{text}");
        }
        let whole = parameter(Range::Whole { min: 1, max: 10_000_000, words: &["full"] }, Nudge::Series);
        assert_eq!(whole.read("100"), Ok(Setting::Whole(100)));
        assert_eq!(whole.read("1_000"), Ok(Setting::Whole(1000)));
        assert_eq!(whole.read("full"), Ok(Setting::Word("full")));
        for text in ["0", "-1", "1.5", "abc", "", "-", "99999999999999999999999"] {
            let refusal = whole.read(text).unwrap_err().0;
            assert!(refusal.contains("`full` or a whole number from 1 to 10,000,000"), "{text}: {refusal}");
        }
        let word = parameter(Range::Words(&["plain", "adam"]), Nudge::Word);
        assert_eq!(word.read("adam"), Ok(Setting::Word("adam")));
        assert!(word.read("sgd").unwrap_err().0.contains("one of plain, adam"));
    }

    #[test]
    fn nudging_walks_the_series_and_stops_at_the_ends() {
        let lr = parameter(Range::Real { min: 0.0, max: 10.0 }, Nudge::Series);
        let walk = |start: f64, up: bool| {
            let mut setting = Setting::Real(start);
            std::iter::from_fn(move || {
                setting = lr.nudged(setting.clone(), up);
                let Setting::Real(number) = setting else { panic!() };
                Some(number)
            })
        };
        assert_eq!(walk(0.01, true).take(4).collect::<Vec<_>>(), [0.02, 0.05, 0.1, 0.2]);
        let lr = parameter(Range::Real { min: 0.0, max: 10.0 }, Nudge::Series);
        assert_eq!(lr.nudged(Setting::Real(0.02), false), Setting::Real(0.01));
        assert_eq!(lr.nudged(Setting::Real(0.03), false), Setting::Real(0.02));
        assert_eq!(lr.nudged(Setting::Real(10.0), true), Setting::Real(10.0));
        assert_eq!(lr.nudged(Setting::Real(0.0), false), Setting::Real(0.0));
    }

    #[test]
    fn nudging_by_a_step_keeps_decimals_clean() {
        let noise = parameter(Range::Real { min: 0.0, max: 10.0 }, Nudge::By(0.1));
        assert_eq!(noise.nudged(Setting::Real(0.8), true), Setting::Real(0.9));
        assert_eq!(noise.nudged(Setting::Real(0.1), false), Setting::Real(0.0));
        assert_eq!(noise.nudged(Setting::Real(0.0), false), Setting::Real(0.0));
        let seed = parameter(Range::Whole { min: 0, max: 99, words: &[] }, Nudge::By(1.0));
        assert_eq!(seed.nudged(Setting::Whole(42), true), Setting::Whole(43));
        assert_eq!(seed.nudged(Setting::Whole(0), false), Setting::Whole(0));
    }

    #[test]
    fn words_go_round_and_stand_below_the_least_number() {
        let word = parameter(Range::Words(&["a", "b"]), Nudge::Word);
        assert_eq!(word.nudged(Setting::Word("b"), true), Setting::Word("a"));
        assert_eq!(word.nudged(Setting::Word("a"), false), Setting::Word("b"));
        let batch = parameter(Range::Whole { min: 1, max: 100, words: &["full"] }, Nudge::Series);
        assert_eq!(batch.nudged(Setting::Word("full"), true), Setting::Whole(1));
        assert_eq!(batch.nudged(Setting::Whole(1), false), Setting::Word("full"));
        assert_eq!(batch.nudged(Setting::Word("full"), false), Setting::Word("full"));
    }
}
