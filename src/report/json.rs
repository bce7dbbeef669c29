//! The JSON that scripts rely on.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::lab::program::Kind;
use crate::lab::{Evaluation, Parameters, Setting, Snapshot};
use crate::ops::{Cell, Value};

/// A lab at its position: `{"lab", "step", "rounds", "parameters", "quantities"}`.
pub struct Report<'a>(pub &'a Snapshot);

impl Serialize for Report<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let shown = self.0;
        let mut report = serializer.serialize_map(Some(5))?;
        report.serialize_entry("lab", shown.description().name)?;
        report.serialize_entry("step", &shown.position.to_string())?;
        report.serialize_entry("rounds", &shown.rounds())?;
        report.serialize_entry("parameters", &Settings(shown.parameters()))?;
        report.serialize_entry("quantities", &Quantities(shown))?;
        report.end()
    }
}

struct Settings(Parameters);

impl Serialize for Settings {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        // What is empty plays no part with these parameters.
        let filled = |setting: &Setting| !matches!(setting, Setting::Numbers(numbers) if numbers.is_empty());
        for (parameter, setting) in self.0.iter().filter(|(_, setting)| filled(setting)) {
            map.serialize_entry(parameter.name, &AsJson(setting))?;
        }
        map.end()
    }
}

pub(super) struct AsJson(pub(super) Setting);

impl Serialize for AsJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Setting::Whole(number) => serializer.serialize_u64(*number),
            Setting::Real(number) => Number(*number).serialize(serializer),
            // JSON has words of its own for these two.
            Setting::Word("true") => serializer.serialize_bool(true),
            Setting::Word("false") => serializer.serialize_bool(false),
            Setting::Word(word) => serializer.serialize_str(word),
            Setting::Text(text) => serializer.serialize_str(text),
            Setting::Numbers(numbers) => serializer.collect_seq(numbers.iter().map(|number| Number(*number))),
        }
    }
}

struct Quantities<'a>(&'a Snapshot);

impl Serialize for Quantities<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let now = &self.0.now;
        let mut map = serializer.serialize_map(None)?;
        for (name, reference) in now.quantities() {
            let value = now.value(reference);
            match now.kind(reference) {
                Kind::Number | Kind::Setting => {
                    map.serialize_entry(name, &Numbers(value.as_slice(), value.shape().axes()))?;
                }
                Kind::Rows => map.serialize_entry(name, &Rows(value))?,
                Kind::Names => map.serialize_entry(name, &Names(now, value))?,
                Kind::Truth => map.serialize_entry(name, &(value.get(Cell::SCALAR) != 0.0))?,
            }
        }
        map.end()
    }
}

/// A scalar as a number, a vector as a list, a matrix as a list of rows, and so on for more axes: numbers row by row, and
/// the axes that they are arranged along.
struct Numbers<'a>(&'a [f64], &'a [usize]);

impl Serialize for Numbers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(numbers, axes) = self;
        match axes {
            [] => Number(numbers[0]).serialize(serializer),
            [_] => serializer.collect_seq(numbers.iter().map(|number| Number(*number))),
            [length, inner @ ..] => {
                let size: usize = inner.iter().product();
                let part = |k: usize| Numbers(&numbers[k * size..(k + 1) * size], inner);
                serializer.collect_seq((0..*length).map(part))
            }
        }
    }
}

/// The names that a value's numbers refer to.
struct Names<'a>(&'a Evaluation, &'a Value);

impl Serialize for Names<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.1.numbers().map(|index| self.0.name_of(index)))
    }
}

/// The numbers of rows.
struct Rows<'a>(&'a Value);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.numbers().map(|row| row as u64))
    }
}

/// A float in its shortest form that reads back to the same bits; what JSON has no number for as a word.
pub(super) struct Number(pub(super) f64);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            number if number.is_nan() => serializer.serialize_str("nan"),
            f64::INFINITY => serializer.serialize_str("inf"),
            f64::NEG_INFINITY => serializer.serialize_str("-inf"),
            number => serializer.serialize_f64(number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ops::Shape;

    fn json(value: impl Serialize) -> String {
        serde_json::to_string(&value).unwrap()
    }

    #[test]
    fn floats_read_back_to_the_same_bits() {
        for number in [0.1, -0.0, 1e-300, f64::MAX, 0.1 + 0.2, 5e-324, 100.0] {
            let text = json(Number(number));
            assert_eq!(serde_json::from_str::<f64>(&text).unwrap().to_bits(), number.to_bits(), "{text}");
        }
    }

    #[test]
    fn what_json_has_no_number_for_is_a_word() {
        let words = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY];
        assert_eq!(json(Numbers(&words, &[3])), r#"["nan","inf","-inf"]"#);
    }

    #[test]
    fn settings_are_what_json_has_for_them() {
        assert_eq!(json(AsJson(Setting::Word("true"))), "true");
        assert_eq!(json(AsJson(Setting::Word("false"))), "false");
        assert_eq!(json(AsJson(Setting::Word("full"))), "\"full\"");
        assert_eq!(json(AsJson(Setting::Text("true".to_owned()))), "\"true\"", "a text may say anything");
        assert_eq!(json(AsJson(Setting::Numbers(vec![1.0, 2.5]))), "[1.0,2.5]");
    }

    #[test]
    fn matrices_are_lists_of_rows() {
        let numbers = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
        assert_eq!(json(Numbers(&numbers, &[2, 3])), "[[1.0,2.0,3.0],[4.0,5.0,6.0]]");
        assert_eq!(json(Numbers(&numbers, &[1, 3, 2])), "[[[1.0,2.0],[3.0,4.0],[5.0,6.0]]]");
        assert_eq!(json(Numbers(&[], &[2, 0])), "[[],[]]");
        assert_eq!(json(Rows(&Value::from_numbers(Shape::vector(2), vec![3.0, 0.0]))), "[3,0]");
    }
}
