//! What a parameter may be set to, and how that is written.

use std::fmt;

/// The value of a parameter.
#[derive(Debug, Clone, PartialEq)]
pub enum Setting {
    /// A whole number.
    Whole(u64),
    /// A number.
    Real(f64),
    /// One of the words the range knows.
    Word(&'static str),
    /// Numbers in order.
    Numbers(Vec<f64>),
    /// Any text.
    Text(String),
}

/// What a [`Setting`] can be read as.
pub trait Typed: Sized {
    /// What it is called.
    const WHAT: &'static str;

    /// The setting as this; nothing where it is something else.
    fn of(setting: &Setting) -> Option<Self>;
}

/// Types that settings of one kind are read as.
macro_rules! typed {
    ($($type:ty, $what:literal: $setting:pat => $value:expr;)*) => {$(
        impl Typed for $type {
            const WHAT: &'static str = $what;

            fn of(setting: &Setting) -> Option<Self> {
                if let $setting = setting { $value } else { None }
            }
        }
    )*};
}

typed! {
    u64, "a whole number": Setting::Whole(number) => Some(*number);
    u32, "a whole number": Setting::Whole(number) => u32::try_from(*number).ok();
    usize, "a whole number": Setting::Whole(number) => usize::try_from(*number).ok();
    &'static str, "a word": Setting::Word(word) => Some(*word);
    bool, "`true` or `false`": Setting::Word(word) => word.parse().ok();
    Vec<f64>, "numbers": Setting::Numbers(numbers) => Some(numbers.clone());
    String, "text": Setting::Text(text) => Some(text.clone());
}

impl Typed for f64 {
    const WHAT: &'static str = "a number";

    fn of(setting: &Setting) -> Option<Self> {
        match setting {
            Setting::Whole(number) => Some(*number as Self),
            Setting::Real(number) => Some(*number),
            _ => None,
        }
    }
}

/// A word that stands where something else could stand is nothing of that.
impl<T: Typed> Typed for Option<T> {
    const WHAT: &'static str = T::WHAT;

    fn of(setting: &Setting) -> Option<Self> {
        match setting {
            Setting::Word(_) => Some(None),
            other => T::of(other).map(Some),
        }
    }
}

/// The value of a parameter that nobody has set: a [`Setting`] that can stand in a constant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Preset {
    /// A whole number.
    Whole(u64),
    /// A number.
    Real(f64),
    /// A word.
    Word(&'static str),
    /// Numbers in order.
    Numbers(&'static [f64]),
    /// Text.
    Text(&'static str),
}

/// What a parameter may be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Range {
    /// A whole number from `min` to `max`, or one of `words`.
    Whole {
        /// The least.
        min: u64,
        /// The greatest.
        max: u64,
        /// What may stand in a number's place.
        words: &'static [&'static str],
    },
    /// A number from `min` to `max`.
    Real {
        /// The least.
        min: f64,
        /// The greatest.
        max: f64,
    },
    /// One of some words.
    Words(&'static [&'static str]),
    /// From `least` to `most` finite numbers with commas between them, or one of `words`.
    Numbers {
        /// The fewest.
        least: usize,
        /// The most.
        most: usize,
        /// What may stand in their place.
        words: &'static [&'static str],
    },
    /// Text; `what` says of what kind. Whether it means anything is found out where it is used.
    Text {
        /// Of what kind.
        what: &'static str,
    },
}

impl From<Preset> for Setting {
    fn from(preset: Preset) -> Self {
        match preset {
            Preset::Whole(number) => Self::Whole(number),
            Preset::Real(number) => Self::Real(number),
            Preset::Word(word) => Self::Word(word),
            Preset::Numbers(numbers) => Self::Numbers(numbers.to_vec()),
            Preset::Text(text) => Self::Text(text.to_owned()),
        }
    }
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(number) => write!(f, "{number}"),
            Self::Real(number) if *number != 0.0 && !(1e-5..1e16).contains(&number.abs()) => write!(f, "{number:e}"),
            Self::Real(number) => write!(f, "{number}"),
            Self::Word(word) => f.write_str(word),
            Self::Text(text) => f.write_str(text),
            Self::Numbers(numbers) => {
                let numbers: Vec<String> = numbers.iter().map(|number| Self::Real(*number).to_string()).collect();
                f.write_str(&numbers.join(","))
            }
        }
    }
}

impl fmt::Display for Range {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole { min, max, words } => {
                for word in *words {
                    write!(f, "`{word}` or ")?;
                }
                write!(f, "a whole number from {} to {}", grouped(*min), grouped(*max))
            }
            Self::Real { min: f64::MIN, max: f64::MAX } => f.write_str("a number"),
            Self::Real { min, max } => write!(f, "a number from {} to {}", Setting::Real(*min), Setting::Real(*max)),
            Self::Words(words) => write!(f, "one of {}", words.join(", ")),
            Self::Numbers { least, most, words } => {
                for word in *words {
                    write!(f, "`{word}` or ")?;
                }
                write!(f, "{least} to {most} numbers with commas between them")
            }
            Self::Text { what } => f.write_str(what),
        }
    }
}

/// A whole number with its digits in groups of three: `10,000,000`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped() {
        for (number, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (10_000_000, "10,000,000")] {
            assert_eq!(grouped(number), text);
        }
    }
}
