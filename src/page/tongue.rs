//! How sentences are put in words: in a person's own first, in the built-in English where they have none.

use std::collections::BTreeMap;

use fluent_bundle::{FluentArgs, FluentValue};

use super::catalogue::Catalogue;
use super::columns;
use super::sentence::{Argument, Sentence, shortened};

/// Columns of the usual screen that a sentence may take.
pub const ROOM: usize = 78;

/// The words of one language, as far as a person has brought any. What they have not is said in English.
#[derive(Debug, Default)]
pub struct Tongue {
    /// For what is said around the labs.
    pub around: Option<Catalogue>,
    /// For what is said of programs.
    pub programs: Option<Catalogue>,
    /// For what labs say, by the labs' names.
    pub labs: BTreeMap<String, Catalogue>,
}

impl Tongue {
    /// The words for what this lab says, whose own are `built_in`.
    pub fn of_lab<'a>(&'a self, lab: &str, built_in: &'a Catalogue) -> Wording<'a> {
        Wording { own: self.labs.get(lab), built_in }
    }

    /// The words for what is said of programs.
    pub fn of_programs<'a>(&'a self, built_in: &'a Catalogue) -> Wording<'a> {
        Wording { own: self.programs.as_ref(), built_in }
    }

    /// The words for what is said around the labs.
    pub fn around<'a>(&'a self, built_in: &'a Catalogue) -> Wording<'a> {
        Wording { own: self.around.as_ref(), built_in }
    }
}

/// What sentences are worded by.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a> {
    own: Option<&'a Catalogue>,
    built_in: &'a Catalogue,
}

impl<'a> Wording<'a> {
    /// In English alone.
    pub fn english(built_in: &'a Catalogue) -> Self {
        Self { own: None, built_in }
    }

    /// A sentence in words: the longest of its choices that fits the usual screen, else the last one with its heading cut
    /// so that it does.
    pub fn word(self, sentence: &Sentence) -> String {
        let mut last = (sentence, String::new());
        for choice in sentence.choices() {
            last = (choice, self.whole(choice));
            if columns(&last.1) <= ROOM {
                return last.1;
            }
        }
        let (shortest, words) = last;
        let longest = longest_heading(shortest);
        let mut cut = (1..longest).rev().map(|most| self.with_headings(shortest, most));
        let cut = cut.find(|words| columns(words) <= ROOM);
        cut.unwrap_or_else(|| if longest > 1 { self.with_headings(shortest, 1) } else { words })
    }

    /// A sentence in words, however long.
    pub fn whole(self, sentence: &Sentence) -> String {
        self.with_headings(sentence, usize::MAX)
    }

    fn with_headings(self, sentence: &Sentence, most: usize) -> String {
        // Words that are given stand as they are.
        if let ("", Some(text)) = (sentence.id, sentence.word("text")) {
            return text.to_owned();
        }
        let mut arguments = FluentArgs::with_capacity(sentence.arguments().len());
        for (name, argument) in sentence.arguments() {
            let value: FluentValue = match argument {
                Argument::Number(_, written) => written.as_str().into(),
                Argument::Count(count) => (*count as f64).into(),
                Argument::Text(text) => text.as_str().into(),
                Argument::Heading(heading) => shortened(heading, most).into(),
                Argument::Sentence(within) => self.with_headings(within, most).into(),
            };
            arguments.set(*name, value);
        }
        let own = self.own.and_then(|own| own.word(sentence.id, &arguments));
        // A message that is nowhere cannot be: the tests look for every one that is named.
        own.or_else(|| self.built_in.word(sentence.id, &arguments)).unwrap_or_else(|| sentence.id.to_owned())
    }
}

/// Characters of the longest heading that a sentence is said of.
fn longest_heading(sentence: &Sentence) -> usize {
    let headings = sentence.arguments().iter().map(|(_, argument)| match argument {
        Argument::Heading(heading) => heading.chars().count(),
        Argument::Sentence(within) => longest_heading(within),
        _ => 0,
    });
    headings.max().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> Catalogue {
        Catalogue::built_in(
            "weight = { $batch }the weight of { $name } is { $weight }.\nbatch = Batch { $part }/{ $parts }:{\" \"}\n\
             tokens = { $count ->\n    [one] 1 token\n   *[other] { $count } tokens\n }\nlies = it lies { $side ->\n    [below] below\n   *[above] above\n }.\n",
        )
    }

    #[test]
    fn what_a_person_has_no_words_for_is_said_in_english() {
        let english = english();
        let text = "weight = { $name } wiegt { $weight }.\nlies = es liegt { $sied }.\nnothing = x\n";
        let (own, faults) = Catalogue::read("de", text, Some(&english));
        let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "line 2: `lies`: it is said of $side, not of $sied",
                "line 3: `nothing`: there is no such message to be worded"
            ]
        );
        let wording = Wording { own: Some(&own), built_in: &english };
        let batch = Sentence::of("batch").with("part", 2_usize).with("parts", 4_usize);
        let weight = Sentence::of("weight").with("batch", batch).with("name", "age").number("weight", 0.5);
        assert_eq!(wording.word(&weight), "age wiegt 0.5000.");
        assert_eq!(Wording::english(&english).word(&weight), "Batch 2/4: the weight of age is 0.5000.");
        assert_eq!(wording.word(&Sentence::of("lies").with("side", "below")), "it lies below.");
        assert_eq!(wording.word(&Sentence::of("tokens").with("count", 1_usize)), "1 token");
        assert_eq!(wording.word(&Sentence::of("tokens").with("count", 1000_usize)), "1000 tokens");
        assert_eq!(wording.word(&Sentence::verbatim("as it is")), "as it is");
    }

    #[test]
    fn headings_are_cut_so_that_the_sentence_fits() {
        let english = english();
        let wording = Wording::english(&english);
        let weight = |name: String| {
            let none = Sentence::verbatim("");
            wording.word(
                &Sentence::of("weight").with("batch", none).with("name", Argument::Heading(name)).number("weight", 0.5),
            )
        };
        assert_eq!(weight("age".to_owned()), "the weight of age is 0.5000.");
        let cut = weight("long ".repeat(40));
        assert_eq!(cut.chars().count(), ROOM);
        assert!(cut.contains('…') && cut.ends_with(" is 0.5000."), "{cut}");
        let choice = Sentence::verbatim("x".repeat(100)).or(Sentence::verbatim("short"));
        assert_eq!(wording.word(&choice), "short");
    }

    #[test]
    fn whatever_a_person_brings_nothing_breaks() {
        let english = english();
        let deep = format!("weight = {}x{}\n", "{".repeat(20_000), "}".repeat(20_000));
        let called = format!("weight = {{ {}\n", "A(\n".repeat(20_000));
        let many = format!("weight = {}\n", "{ $name }".repeat(300));
        let texts = [
            deep,
            called,
            many,
            "weight = { weight }\nlies = { -x }\ntokens = { NUMBER($count) }\nbatch =\n".to_owned(),
            "weight = { $name ->\n    [a] x\n }\n".to_owned(),
            "-weight = x\n= 3\n\u{0}\n\t\u{feff}weight = \u{1b}[31m{ \"\\u001b\" }red\r\nlies = x\r\nlies = y\n"
                .to_owned(),
            "weight = { 99999999999999999999999999.99999999999999 ->\n   *[0] { $name\n".to_owned(),
            "{".to_owned(),
            "weight".to_owned(),
            "weight = {".to_owned(),
            "weight = { \"\\uZZZZ".to_owned(),
        ];
        for text in texts {
            let (own, faults) = Catalogue::read("de", &text, Some(&english));
            assert!(!faults.is_empty(), "{:?}", &text[..text.len().min(60)]);
            let wording = Wording { own: Some(&own), built_in: &english };
            let weight = Sentence::of("weight").with("batch", "").with("name", "age").number("weight", 0.5);
            let said = wording.word(&weight);
            assert!(said.contains("age") || said.contains("red"), "{said}");
            assert!(!said.contains(char::is_control), "{said}");
        }
    }
}
