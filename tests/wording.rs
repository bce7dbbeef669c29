//! How what is said is put in words: every message has its words, every word its message, and a person's own come first.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lina_tui::app::catalogue;
use lina_tui::input::Action;
use lina_tui::page::{Argument, Catalogue, Sentence, Tongue};
use lina_tui::programs;
use lina_tui::ui::Look;
use support::labs::{every_lab, lab};
use support::person::Person;
use support::stood::open;

/// The texts between quotes in the code of a folder, each with what stands before it.
fn literals(folder: &Path) -> Vec<(String, String)> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut found = vec![];
    for file in files.filter(|path| path.extension().is_some_and(|ending| ending == "rs")) {
        let text = fs::read_to_string(&file).unwrap();
        let code = &text[..text.find("#[cfg(test)]").unwrap_or(text.len())];
        for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let pieces: Vec<&str> = line.split('"').collect();
            found.extend(pieces.chunks_exact(2).map(|pair| (pair[1].to_owned(), pair[0].to_owned())));
        }
    }
    found
}

/// Whether a text with this before it is the name of a message: `Sentence::of(`, or what is made from it.
fn names_a_message(before: &str) -> bool {
    let Some(call) = before.strip_suffix('(') else { return false };
    let name = call.rsplit(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
    name == "of" || name.starts_with("of_") || name == "valued" || name == "looks_at"
}

#[track_caller]
fn assert_as_one(whose: &str, folders: &[PathBuf], catalogue: &Catalogue) {
    let literals: Vec<_> = folders.iter().flat_map(|folder| literals(folder)).collect();
    let named: BTreeSet<&str> =
        literals.iter().filter(|(_, before)| names_a_message(before)).map(|(text, _)| text.as_str()).collect();
    for id in &named {
        assert!(catalogue.messages().contains_key(*id), "{whose} names `{id}`, for which there are no words");
    }
    for id in catalogue.messages().keys() {
        assert!(literals.iter().any(|(text, _)| text == id), "{whose} has words for `{id}`, which nothing names");
    }
    // What stands in the line of keys is named another way, and held to below.
    let others = catalogue.messages().keys().filter(|id| !id.starts_with("hint-")).count();
    assert!(named.len() * 2 > others, "{whose}: {named:?}");
}

#[test]
fn every_message_that_is_named_has_words_and_all_words_are_of_one_that_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for lab in every_lab() {
        let own = root.join("src/labs").join(lab.name);
        let folder = if own.exists() { own } else { lab.folder.clone() };
        assert_as_one(lab.name, &[folder], lab.entry.catalogue());
        let file = fs::read_to_string(lab.folder.join("messages.ftl")).unwrap();
        assert_eq!(lab.entry.texts.messages, file, "{} brings its own", lab.name);
    }
    assert_as_one("programs", &[root.join("src/programs/screen")], programs::catalogue());
    assert_eq!(programs::MESSAGES, fs::read_to_string(root.join("assets/programs/messages.ftl")).unwrap());
    assert_as_one("app", &[root.join("src/app"), root.join("src/ui")], catalogue());
    for (id, _) in literals(&root.join("src/app")).iter().filter(|(text, _)| text.starts_with("hint-")) {
        assert!(catalogue().messages().contains_key(id), "the line of keys has no words for `{id}`");
    }
}

/// What is missing of a sentence's words, with all that can be said in its place and all that is within it.
fn missing(sentence: &Sentence, catalogue: &Catalogue, said: &mut BTreeSet<&'static str>) -> Option<String> {
    for choice in sentence.choices().filter(|choice| !choice.id.is_empty()) {
        said.insert(choice.id);
        let Some(variables) = catalogue.messages().get(choice.id) else {
            return Some(format!("there is no `{}`", choice.id));
        };
        let given: BTreeSet<String> = choice.arguments().iter().map(|(name, _)| (*name).to_owned()).collect();
        if let Some(name) = variables.difference(&given).next() {
            return Some(format!("`{}` is not told its ${name}", choice.id));
        }
        for (_, argument) in choice.arguments() {
            if let Argument::Sentence(within) = argument
                && let Some(what) = missing(within, catalogue, said)
            {
                return Some(what);
            }
        }
    }
    None
}

#[test]
fn whatever_is_said_is_told_all_that_its_words_need() {
    for lab in every_lab() {
        let mut said = BTreeSet::new();
        for settings in lab.cases.looks() {
            let mut tab = open(lab.name, &settings);
            for position in tab.many_positions() {
                tab.go_to(position);
                let (rows, columns) = tab.extent();
                for row in 0..rows.min(4) {
                    for column in 0..columns.min(3) {
                        let mut look = Look::new(tab.choices());
                        (look.row, look.column) = (row, column);
                        let missing = missing(&tab.said(&look), lab.entry.catalogue(), &mut said);
                        assert!(missing.is_none(), "{} {settings:?} {position}: {missing:?}", lab.name);
                    }
                }
            }
        }
        // What is said beside the pictures, and what hardly ever happens, is not seen here.
        let all = lab.entry.catalogue().messages().len();
        assert!(said.len() * 2 >= all || lab.entry.is_home, "{}: {} of {all}: {said:?}", lab.name, said.len());
    }
}

/// The same lab for somebody with these words.
fn with_words(lab_name: &str, of_lab: &str, around: &str) -> Person {
    let mut tongue = Tongue::default();
    let (words, faults) = Catalogue::read("de", of_lab, Some(lab(lab_name).entry.catalogue()));
    assert!(faults.is_empty(), "{faults:?}");
    tongue.labs.insert(lab_name.to_owned(), words);
    tongue.around = Some(Catalogue::read("de", around, Some(catalogue())).0);
    let mut person = Person::before(lab_name, 80, 24);
    person.app.viewer.tongue = Arc::new(tongue);
    person
}

#[test]
fn a_persons_own_words_come_first_and_what_they_have_none_for_is_said_in_english() {
    let words = "divide = Klasse { $class } bekommt { $probability }.\n";
    let mut person = with_words("softmax", words, "no-such-number = hier ist kein { $number }\n");
    person.press("right");
    assert!(person.narration().starts_with("class 0 has the greatest logit"), "{}", person.narration());
    person.press(": \"divide enter").press(": \"4 enter");
    assert_eq!(person.narration(), "Klasse 0 bekommt 0.6285.");
    assert!(person.text().contains("Klasse 0 bekommt 0.6285."), "{}", person.text());
    person.act(Action::AskAbout("nothing[0]".to_owned()));
    assert!(person.text().contains("hier ist kein nothing[0]"), "{}", person.text());
    person.press("s");
    assert!(person.text().contains("softmax has no table to sort"), "{}", person.text());
}

/// So that whoever translates can rely on it.
#[test]
fn every_catalogue_can_be_read_as_a_persons_own() {
    for lab in every_lab() {
        let (own, faults) = Catalogue::read("de", lab.entry.texts.messages, Some(lab.entry.catalogue()));
        assert!(faults.is_empty(), "{}: {faults:?}", lab.name);
        assert_eq!(own.messages(), lab.entry.catalogue().messages(), "{}", lab.name);
    }
}
