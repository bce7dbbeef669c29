//! What is said, before it is put in words: which message, and with what.

use super::number::{exact, number, with_decimals};

/// A sentence as data: a message of a catalogue, and what it is said of. What it claims can be held to the numbers without
/// reading its words, and it can be worded in another way, or another language.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// The message, by its name in the catalogue.
    pub id: &'static str,
    arguments: Vec<(&'static str, Argument)>,
    /// What is said instead where this is too long for its line.
    shorter: Option<Box<Sentence>>,
}

/// Something that a sentence is said of.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// A number, as far as it is known, and how it is written.
    Number(Option<f64>, String),
    /// How many there are; some languages have other words for one.
    Count(u64),
    /// A name, or one of the words by which the catalogue tells cases apart.
    Text(String),
    /// A name that loses its middle where the sentence would be too long: names of one kind are told apart by their ends.
    Heading(String),
    /// Something that is worded by itself.
    Sentence(Sentence),
}

impl Sentence {
    /// The message `id`, said of nothing yet.
    pub const fn of(id: &'static str) -> Self {
        Self { id, arguments: Vec::new(), shorter: None }
    }

    /// Words that stand as they are in every language.
    pub fn verbatim(text: impl Into<String>) -> Self {
        Self::of("").with("text", text.into())
    }

    /// Said of this as well.
    #[must_use]
    pub fn with(mut self, name: &'static str, argument: impl Into<Argument>) -> Self {
        self.arguments.push((name, argument.into()));
        self
    }

    /// Said of a number of about five digits.
    #[must_use]
    pub fn number(self, name: &'static str, value: impl Into<Option<f64>>) -> Self {
        self.written(name, value.into(), number)
    }

    /// Said of a number with all its digits, as it was given.
    #[must_use]
    pub fn exact(self, name: &'static str, value: impl Into<Option<f64>>) -> Self {
        self.written(name, value.into(), exact)
    }

    /// Said of a number with so many decimals.
    #[must_use]
    pub fn decimals(self, name: &'static str, value: impl Into<Option<f64>>, decimals: usize) -> Self {
        self.written(name, value.into(), |value| with_decimals(value, decimals))
    }

    fn written(self, name: &'static str, value: Option<f64>, write: impl FnOnce(f64) -> String) -> Self {
        self.with(name, Argument::Number(value, value.map_or_else(|| "?".to_owned(), write)))
    }

    /// With something else to be said instead where this is too long for its line, and what was given before it as well.
    #[must_use]
    pub fn or(mut self, shorter: Self) -> Self {
        self.shorter = Some(Box::new(match self.shorter.take() {
            Some(between) => between.or(shorter),
            None => shorter,
        }));
        self
    }

    /// This, and what is to be said instead where it is too long, the longest first.
    pub fn choices(&self) -> impl Iterator<Item = &Self> {
        std::iter::successors(Some(self), |sentence| sentence.shorter.as_deref())
    }

    /// All that it is said of.
    pub fn arguments(&self) -> &[(&'static str, Argument)] {
        &self.arguments
    }

    /// What it is said of by this name.
    pub fn argument(&self, name: &str) -> Option<&Argument> {
        self.arguments.iter().find(|(known, _)| *known == name).map(|(_, argument)| argument)
    }

    /// The number that it is said of by this name.
    pub fn value(&self, name: &str) -> Option<f64> {
        match self.argument(name)? {
            Argument::Number(value, _) => *value,
            Argument::Count(count) => Some(*count as f64),
            _ => None,
        }
    }

    /// The name or the word that it is said of by this name.
    pub fn word(&self, name: &str) -> Option<&str> {
        match self.argument(name)? {
            Argument::Text(text) | Argument::Heading(text) => Some(text),
            _ => None,
        }
    }
}

/// What others have worded stands as it is.
impl From<String> for Sentence {
    fn from(text: String) -> Self {
        Self::verbatim(text)
    }
}

impl From<&str> for Sentence {
    fn from(text: &str) -> Self {
        Self::verbatim(text)
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Argument {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<u32> for Argument {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<usize> for Argument {
    fn from(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl From<u64> for Argument {
    fn from(count: u64) -> Self {
        Self::Count(count)
    }
}

impl From<Sentence> for Argument {
    fn from(sentence: Sentence) -> Self {
        Self::Sentence(sentence)
    }
}

/// A heading in at most so many columns: what is too long loses its middle.
pub fn shortened(heading: &str, most: usize) -> String {
    let length = heading.chars().count();
    if length <= most {
        return heading.to_owned();
    }
    let kept = most.saturating_sub(1);
    let (first, last) = (kept.div_ceil(2), kept / 2);
    heading.chars().take(first).chain(['…']).chain(heading.chars().skip(length - last)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_loses_its_middle() {
        for (most, short) in [(20, "measurement_12"), (14, "measurement_12"), (8, "meas…_12"), (2, "m…"), (1, "…")]
        {
            assert_eq!(shortened("measurement_12", most), short);
        }
    }

    #[test]
    fn what_is_claimed_can_be_read_without_its_words() {
        let sentence =
            Sentence::of("fit").number("loss", 0.25).number("best", None).with("side", "below").with("n", 3_usize);
        assert_eq!(
            (sentence.value("loss"), sentence.value("best"), sentence.value("n")),
            (Some(0.25), None, Some(3.0))
        );
        assert_eq!((sentence.word("side"), sentence.word("loss")), (Some("below"), None));
        let chain = Sentence::of("long").or(Sentence::of("short")).or(Sentence::of("shortest"));
        assert_eq!(chain.choices().map(|sentence| sentence.id).collect::<Vec<_>>(), ["long", "short", "shortest"]);
    }
}
