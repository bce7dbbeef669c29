//! The lessons and the glossary: on the command line, on the screen, and whether what they say is so.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

#[path = "support/program.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod program;

use std::collections::HashSet;

use clap::Parser;
use lina_tui::app::Message;
use lina_tui::cli::Cli;
use lina_tui::input::{Keymap, Scope};
use lina_tui::lab::formula::Formula;
use lina_tui::lab::program::{Name, Program};
use lina_tui::lab::{Assignment, Range, Snapshot};
use lina_tui::labs::registry;
use lina_tui::ops::{self, Code, Language};
use lina_tui::page::glossary::{self, CENTRAL_DIFFERENCES, Glossary};
use lina_tui::page::lessons::SECTIONS;
use lina_tui::page::{self, Block, SpanKind};
use lina_tui::ui::number::number;
use program::lina;
use support::cases::Quoted;
use support::command::answer;
use support::labs::{Tried, every_lab, labs};
use support::person::Person;
use support::stood::{Stood, open};

/// A lab at its last position, as it is.
fn at_end(lab: &Tried) -> Stood {
    let mut tab = open(lab.name, &[""; 0]);
    tab.go_to_end();
    tab
}

/// The lesson of a lab.
fn lesson(lab: &Tried) -> Vec<Block> {
    page::read(lab.entry.texts.lesson)
}

/// Everything in a lesson that is marked as code.
fn code(lab: &Tried) -> Vec<String> {
    let blocks = lesson(lab);
    let spans = blocks.iter().flat_map(Block::spans).filter(|span| span.kind == SpanKind::Code);
    spans.map(|span| span.text.clone()).collect()
}

#[test]
fn every_lab_has_a_lesson_of_four_sections() {
    for lab in every_lab() {
        let name = lab.name;
        let blocks = lesson(lab);
        assert!(matches!(blocks[0], Block::Title(_)), "{name}");
        let headings: Vec<String> =
            blocks.iter().filter(|block| matches!(block, Block::Heading(_))).map(Block::text).collect();
        assert_eq!(headings, SECTIONS, "{name}");
        let text = lab.entry.texts.lesson;
        assert_eq!(text, std::fs::read_to_string(lab.folder.join("lesson.md")).unwrap(), "{name} brings its own");
        assert!((40..=80).contains(&text.lines().count()), "{name} has {} lines", text.lines().count());
        assert!(text.lines().all(|line| line.chars().count() <= 76), "{name}");
        assert!(!blocks.iter().any(|block| block.text().contains('`')), "{name} has a ` that does not close");
    }
}

#[test]
fn lessons_are_printed() {
    for lab in every_lab() {
        let name = lab.name;
        let (text, said) = answer(&["lesson", name]);
        assert!(said.is_empty(), "{name}: {said}");
        assert!(SECTIONS.iter().all(|heading| text.lines().any(|line| line == *heading)), "{name}");
        assert!(text.lines().all(|line| line.chars().count() <= 76), "{name}");
        // All its words are there, in their order; the marks may be written out.
        let bare = |text: &str| text.replace(['`', '*'], "").split_whitespace().collect::<String>();
        let printed = bare(&text);
        for block in lesson(lab) {
            assert!(printed.contains(&bare(&block.text())), "{name}: {}", block.text());
        }
    }
    let (contents, _) = answer(&["lesson"]);
    for lab in every_lab() {
        assert!(contents.lines().any(|line| line.trim_start().starts_with(lab.name)));
    }
    assert!(contents.lines().all(|line| line.chars().count() <= 76));
    assert!(contents.contains("also be read as an"), "{contents}");
    let output = lina(&["lesson", "training"]);
    assert!(output.status.success() && output.stderr.is_empty());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), answer(&["lesson", "training"]).0);
}

#[test]
fn an_unknown_lesson_is_refused_in_one_line_with_the_labs_there_are() {
    let output = lina(&["lesson", "dance"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.lines().count(), 1);
    assert!(registry().iter().all(|lab| said.contains(lab.description.name)), "{said}");
}

/// Whether some code of a lesson is something that there is.
fn exists(lab: &Tried, tab: &Snapshot, code: &str) -> bool {
    let description = lab.entry.description;
    let keymap = Keymap::of(labs());
    let is_key = [Scope::Screen, Scope::Parameters].iter().any(|scope| {
        let keys = keymap.bindings(*scope, lab.name).into_iter().flat_map(|(_, keys)| keys);
        keys.into_iter().any(|key| key.to_string() == code)
    });
    // `delete` is shown as del.
    let is_key = is_key || code.parse().is_ok_and(|key| keymap.press(Scope::Parameters, lab.name, key).is_some());
    let is_name = description.quantities.iter().any(|(name, _)| *name == code)
        || description.parameters.iter().any(|parameter| parameter.name == code);
    let is_word = description.parameters.iter().any(|parameter| {
        let words = match parameter.range {
            Range::Words(words) | Range::Whole { words, .. } | Range::Numbers { words, .. } => words,
            Range::Real { .. } | Range::Text { .. } => &[],
        };
        words.contains(&code)
    });
    let frame = tab;
    let program = frame.step.as_ref().unwrap().evaluation.program();
    let is_stage = program.stages().iter().any(|stage| stage.name == code);
    let is_assignment = code.parse::<Assignment>().is_ok_and(|assignment| {
        assignment.read(description.parameters).is_ok()
            || description.quantities.iter().any(|(name, _)| *name == assignment.name)
    });
    let spelled = (0..program.statements().len()).map(|line| program.spell(line, Language::Notation).text);
    let is_formula = spelled.into_iter().any(|formula| formula.contains(code));
    // Lines of a file, a column of the table, and an option that stands alone.
    let is_of_the_table =
        description.takes_table && ["a,b,c", "1,5,0", "2,5,1", "promoted", "--target COLUMN"].contains(&code);
    let is_command = code.strip_prefix("lina-tui ").is_some_and(|arguments| {
        Cli::try_parse_from(std::iter::once("lina-tui").chain(arguments.split_whitespace())).is_ok()
    });
    is_key || is_name || is_word || is_stage || is_assignment || is_formula || is_command || is_of_the_table
}

#[test]
fn lessons_speak_of_what_there_is() {
    let mut wrong = vec![];
    for lab in every_lab() {
        let tab = at_end(lab);
        let code = code(lab);
        let unknown = code.iter().filter(|code| !code.starts_with(": ") && !exists(lab, &tab, code));
        wrong.extend(unknown.map(|code| format!("{}: `{code}`", lab.name)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn commands_of_the_lessons_can_be_written() {
    for lab in every_lab() {
        let name = lab.name;
        for command in code(lab).iter().filter(|code| code.starts_with(": ")) {
            let mut person = Person::before(name, 80, 24);
            let keys: Vec<String> = command[2..].split(' ').map(|word| format!("\"{word}")).collect();
            person.press(":").press(&keys.join(" space ")).press("enter");
            let warning = matches!(person.app.viewer.message(), Some(Message::Warning(_)));
            assert_eq!(
                warning,
                lab.cases.refused.contains(command),
                "{name} `{command}`: {:?}",
                person.app.viewer.message()
            );
        }
    }
}

#[test]
fn numbers_of_the_lessons_are_those_of_the_labs() {
    let mut wrong = vec![];
    let quoted = every_lab().flat_map(|lab| lab.cases.quoted.iter().map(move |quoted| (lab, quoted)));
    for (lab, Quoted { set, at, quantity, cells }) in quoted {
        let name = lab.name;
        let mut tab = open(name, set);
        tab.go_to_end();
        tab.go_to_written(at);
        let text: String = lesson(lab).iter().map(|block| block.text() + "\n").collect();
        let numbers: Vec<&str> = text
            .split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '−'))
            .map(|number| number.trim_end_matches('.'))
            .collect();
        let value = tab.snapshot().now.get(quantity).unwrap();
        for cell in cells {
            // As on the screen, with as many decimals as it has there or fewer.
            let computed = value.numbers().nth(*cell).unwrap();
            let is_whole = (computed - computed.round()).abs() < 1e-9;
            let is_quoted = (if is_whole { 0..=0 } else { 2..=4 }).any(|decimals| {
                let text = format!("{computed:.decimals$}").replace('-', "−");
                numbers.contains(&&*text)
            });
            if !is_quoted {
                wrong.push(format!("{name} {set:?} {at} {quantity}[{cell}] = {}", number(computed)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_glossary_knows_every_operation_and_every_sign_that_they_are_written_with() {
    let glossary = Glossary::built_in();
    let explained: HashSet<&str> = glossary.operations.iter().flat_map(|entry| &entry.of).map(String::as_str).collect();
    let mut there_are: HashSet<&str> = ops::ALL.iter().map(|operation| operation.name()).collect();
    there_are.insert(CENTRAL_DIFFERENCES);
    assert_eq!(explained, there_are);
    let arguments = ["a", "b", "c", "d", "e"].map(Code::atom);
    for operation in ops::ALL {
        let entries: Vec<&str> = glossary
            .operations
            .iter()
            .filter(|entry| entry.of.iter().any(|name| name == operation.name()))
            .map(|entry| entry.symbol.as_str())
            .collect();
        let spelled = operation.spell(Language::Notation, &arguments[..operation.arity()]).text;
        let signs = spelled.chars().filter(|sign| !sign.is_alphanumeric() && !"() ".contains(*sign));
        for sign in signs {
            let is_there = entries.iter().any(|entry| entry.contains([sign, '…']));
            assert!(is_there, "{spelled}: {sign} is not in {entries:?}");
        }
    }
}

/// The names that a program uses or defines.
fn names(program: &Program) -> HashSet<Name> {
    let inputs = program.inputs().iter().map(|input| input.name.clone());
    inputs.chain(program.statements().iter().map(|line| line.name.clone())).collect()
}

#[test]
fn the_glossary_knows_every_name_of_every_program() {
    for lab in every_lab() {
        let description = lab.entry.description;
        let words = glossary::words(lab.entry.texts.glossary);
        let mut used = HashSet::new();
        for settings in lab.cases.looks() {
            let mut tab = open(lab.name, &settings);
            tab.go_to_end();
            let step = tab.step.as_ref();
            used.extend(step.into_iter().flat_map(|step| names(step.evaluation.program())));
            used.extend(names(tab.now.program()));
        }
        for name in &used {
            let is_known = description.quantities.iter().any(|(known, _)| known == name)
                || description.parameters.iter().any(|parameter| parameter.name == *name)
                || words.contains_key(&**name);
            assert!(is_known, "{}: {name}", lab.name);
        }
        for name in words.keys() {
            assert!(used.contains(&**name), "{} explains {name}, which nothing is called", lab.name);
        }
        let file = std::fs::read_to_string(lab.folder.join("glossary.toml")).unwrap();
        assert_eq!(lab.entry.texts.glossary, file, "{} brings its own", lab.name);
    }
}

/// A page read from its top to its end on a screen of this size.
fn read(lab: &str, keys: &str, page: &str, width: u16, height: u16) -> String {
    let mut person = Person::before(lab, width, height);
    person.press(keys).press(page);
    let mut text = person.text();
    loop {
        let before = person.text();
        person.press("down");
        if person.text() == before {
            return text;
        }
        text += "\n";
        text += &person.text();
    }
}

#[test]
fn the_glossary_explains_what_is_on_the_screen_now() {
    for lab in every_lab() {
        let name = lab.name;
        let text = read(name, "right", "g", 80, 24);
        let mut person = Person::before(name, 80, 24);
        person.press("right");
        let step = person.shown().step.clone().unwrap();
        for (_, statement) in step.statements() {
            assert!(text.contains(&format!("│   {} ", statement.name)), "{name}: {}", statement.name);
            if let Formula::Apply(operation, _) = &statement.formula {
                let entry = Glossary::built_in()
                    .operations
                    .iter()
                    .find(|entry| entry.of.iter().any(|of| of == operation.name()));
                assert!(text.contains(&entry.unwrap().symbol), "{name}: {}", operation.name());
            }
        }
        for (parameter, _) in person.shown().parameters().that_matter() {
            assert!(text.contains(&format!("│   {} ", parameter.name)), "{name}: {}", parameter.name);
        }
        assert!(text.find("In stage") < text.find("Operations"), "{name}");
    }
    let text = read("training", ": \"100 enter", "g", 80, 24);
    assert!(text.contains("2.4904") && text.contains("100 numbers") && text.contains("now 0.01"));
    assert!(!read("training", "", "g", 80, 24).contains("In stage"), "nothing has been done at the start");
}

#[test]
fn pages_open_scroll_and_close() {
    let mut person = Person::before("training", 80, 24);
    person.press(": \"42.3 enter");
    let screen = person.text();
    for (key, title, page) in
        [("h", "lesson: training", 5), ("g", "glossary: training, epoch 42.3", 5), ("?", " help ", 19)]
    {
        for close in ["esc", "q", key] {
            person.press(key);
            assert!(person.text().contains(title), "{}", person.text());
            person.press(close);
            assert_eq!(person.text(), screen, "{key} {close}");
        }
        person.press(key);
        let top = person.text();
        person.press("down");
        assert!(person.text().contains("▲ 1 "), "{}", person.text());
        person.press("up up");
        assert_eq!(person.text(), top);
        person.press("space");
        assert!(person.text().contains(&format!("▲ {page} ")), "a page less a line: {}", person.text());
        person.press("pageup");
        assert_eq!(person.text(), top);
        (0..80).for_each(|_| _ = person.press("pagedown"));
        assert!(person.text().contains("▼ 0 "), "{}", person.text());
        person.press("esc");
        assert_eq!(person.text(), screen, "{key}");
    }
    person.press("h g");
    assert!(person.text().contains("glossary:"), "one page leads to another");
    person.press("? h esc : \"lesson enter");
    assert!(person.text().contains("lesson: training"));
    person.press("esc : \"glossary enter");
    assert!(person.text().contains("glossary:"));
}

/// What stands above the picture, as far as it is seen beside a page.
fn title_of_picture(person: &Person) -> String {
    let text = person.below_the_tabs();
    text.lines().next().unwrap().chars().skip(1).take(12).collect()
}

#[test]
fn a_lesson_stands_beside_the_lab_which_goes_on() {
    for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        for lab in every_lab() {
            let mut person = Person::before(lab.name, width, height);
            person.press("right");
            let title = title_of_picture(&person);
            person.press("h");
            let at = format!("{} at {width}x{height}", lab.name);
            let lesson = format!("lesson: {}", lab.name);
            assert!(person.text().contains(&lesson), "{at}");
            // Below the picture it changes nothing of it; beside it the lab has fewer columns.
            if width < 100 {
                assert_eq!(title_of_picture(&person), title, "{at}:\n{}", person.text());
            }
            let position = person.shown().position;
            let before = person.text();
            person.press(".");
            assert!(person.shown().position > position && person.text() != before, "{at}");
            assert!(person.text().contains(&lesson), "{at}");
        }
    }
}

#[test]
fn what_a_lesson_says_to_try_is_done_while_it_is_read() {
    for (width, height) in [(80, 24), (120, 36)] {
        let mut person = Person::before("softmax", width, height);
        person.press("right right h tab");
        assert!(person.text().contains("enter target=2"), "{}", person.text());
        person.press("enter");
        assert!(person.text().contains("the truth: class 2"), "{}", person.text());
        assert!(person.text().contains("lesson: softmax"), "{}", person.text());
        person.press("tab enter");
        assert!(person.text().contains("the truth: class 0"), "{}", person.text());
        person.press("esc");
        assert!(!person.text().contains("lesson: softmax"), "{}", person.text());
    }
}

#[test]
fn the_help_names_every_key_and_the_pages() {
    let text = read("training", "", "?", 80, 24);
    for (bound, _) in Keymap::of(labs()).bindings(Scope::Screen, "training") {
        let is_digit = bound.command.starts_with("lab ") && bound.help == bound.command;
        let words: Vec<&str> = bound.help.split_whitespace().take(4).collect();
        assert!(is_digit || text.contains(&words.join(" ")), "{}", bound.command);
    }
    for words in ["Through the run", "To read", "From lab to lab", "h  ", "g  ", "1 … 9", "lr=0.05@100"] {
        assert!(text.contains(words), "{words}");
    }
}

#[test]
fn pages_can_be_read_at_every_size() {
    for lab in every_lab() {
        let mut person = Person::before(lab.name, 80, 24);
        for page in ["h", "g", "?"] {
            person.press("right").press(page);
            for (width, height) in
                [(0, 0), (1, 1), (5, 40), (32, 10), (33, 11), (40, 12), (80, 24), (120, 36), (200, 60)]
            {
                person.resize(width, height);
                person.press("space");
                person.buffer();
                person.press("pageup");
                person.buffer();
            }
            person.resize(80, 24);
            person.press("esc");
        }
    }
    // Nothing is lost where it is narrow.
    for width in [32, 47, 80, 200] {
        let text = read("vectors", "", "h", width, 24);
        for heading in SECTIONS {
            assert!(text.contains(heading), "{width}: {heading}");
        }
        assert!(text.contains("nearest"), "{width}");
    }
}

/// Labs that are one program cannot have one set of parameters at one stage and another at the next.
#[test]
fn a_change_at_any_stage_holds_for_all_of_them() {
    let mut person = Person::before("softmax", 80, 24);
    person.press(": \"4 enter : \"logits=4,2,1 enter");
    assert!(person.text().contains("for every stage"), "{}", person.text());
    let after = person.text();
    person.press("left left");
    assert_eq!(person.shown().parameters().get::<Vec<f64>>("logits"), [4.0, 2.0, 1.0]);
    person.press("right right : \"logits=4,2,1 enter");
    assert_eq!(person.text().lines().take(21).collect::<Vec<_>>(), after.lines().take(21).collect::<Vec<_>>());
    person.press(": \"logits=3,2,1@2 enter");
    assert!(matches!(person.app.viewer.message(), Some(Message::Warning(text)) if text.contains("without @N")));
    // The network may be shorter than the way that was gone already.
    for at in ["2", "4", "7", "8.3", "9"] {
        let mut person = Person::before("layers", 80, 24);
        person.press(": ").press(&format!("\"{at} enter b"));
        assert_eq!(person.shown().rounds(), 3);
        assert!(person.shown().position <= person.shown().end(), "{at}");
        person.press("b");
        assert_eq!(person.shown().rounds(), 9);
    }
    let output = lina(&["print", "layers", "--set", "second=X@4"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8(output.stderr).unwrap().lines().count(), 1);
}
