//! The lessons and the glossary: on the command line, on the screen, and whether what they say is so.

#[path = "support/stood.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod stood;

#[path = "support/person.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod person;
#[path = "support/program.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod program;

use std::collections::HashSet;

use clap::Parser;
use lina_tui::app::Message;
use lina_tui::cli::Cli;
use lina_tui::input::{Keymap, Scope};
use lina_tui::lab::formula::Formula;
use lina_tui::lab::program::Program;
use lina_tui::lab::{Assignment, Goal, Parameters, Range, Schedule, Snapshot};
use lina_tui::labs::{self, Entry};
use lina_tui::ops::{self, Code, Language};
use lina_tui::page::glossary::{CENTRAL_DIFFERENCES, Glossary};
use lina_tui::page::lessons::{SECTIONS, lesson};
use lina_tui::page::{Block, Kind};
use lina_tui::table::Table;
use lina_tui::ui::number::number;
use person::Person;
use program::lina;
use stood::Stood;

/// A lab at its last position, with these settings.
fn at_end(lab: &Entry, settings: &[&str]) -> Stood {
    let mut schedule = Schedule::new(Parameters::defaults(lab.description.parameters));
    for setting in settings {
        let assignment: Assignment = setting.parse().unwrap();
        let (parameter, setting, _) = assignment.read(lab.description.parameters).unwrap();
        schedule.set(parameter, Some(setting), 0);
    }
    let mut tab = Stood::new(lab.open(schedule, Table::built_in()).unwrap());
    tab.set_out(Goal::End);
    tab
}

/// Everything in a lesson that is marked as code.
fn code(lab: &str) -> Vec<String> {
    let blocks = lesson(lab).unwrap();
    let spans = blocks.iter().flat_map(Block::spans).filter(|span| span.kind == Kind::Code);
    spans.map(|span| span.text.clone()).collect()
}

#[test]
fn every_lab_has_a_lesson_of_four_sections() {
    for lab in labs::registry() {
        let name = lab.description.name;
        let blocks = lesson(name).unwrap_or_else(|| panic!("{name} has no lesson"));
        assert!(matches!(blocks[0], Block::Title(_)), "{name}");
        let headings: Vec<String> =
            blocks.iter().filter(|block| matches!(block, Block::Heading(_))).map(Block::text).collect();
        assert_eq!(headings, SECTIONS, "{name}");
        let text = std::fs::read_to_string(format!("{}/assets/lessons/{name}.md", env!("CARGO_MANIFEST_DIR"))).unwrap();
        assert!((40..=80).contains(&text.lines().count()), "{name} has {} lines", text.lines().count());
        assert!(text.lines().all(|line| line.chars().count() <= 76), "{name}");
        assert!(!blocks.iter().any(|block| block.text().contains('`')), "{name} has a ` that does not close");
    }
}

#[test]
fn lessons_are_printed() {
    for lab in labs::registry() {
        let name = lab.description.name;
        let output = lina(&["lesson", name]);
        assert!(output.status.success() && output.stderr.is_empty());
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(SECTIONS.iter().all(|heading| text.lines().any(|line| line == *heading)), "{name}");
        assert!(text.lines().all(|line| line.chars().count() <= 76), "{name}");
        // All its words are there, in their order; the marks may be written out.
        let bare = |text: &str| text.replace(['`', '*'], "").split_whitespace().collect::<String>();
        let printed = bare(&text);
        for block in lesson(name).unwrap() {
            assert!(printed.contains(&bare(&block.text())), "{name}: {}", block.text());
        }
    }
    let contents = String::from_utf8(lina(&["lesson"]).stdout).unwrap();
    for lab in labs::registry() {
        assert!(contents.lines().any(|line| line.trim_start().starts_with(lab.description.name)));
    }
    assert!(contents.lines().all(|line| line.chars().count() <= 76));
    assert!(contents.contains("also be read as an"), "{contents}");
}

#[test]
fn an_unknown_lesson_is_refused_in_one_line_with_the_labs_there_are() {
    let output = lina(&["lesson", "dance"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.lines().count(), 1);
    assert!(labs::registry().iter().all(|lab| said.contains(lab.description.name)), "{said}");
}

/// Whether some code of a lesson is something that there is.
fn exists(lab: &Entry, tab: &Snapshot, code: &str) -> bool {
    let description = lab.description;
    let keymap = Keymap::built_in();
    let is_key = [Scope::Screen, Scope::Parameters].iter().any(|scope| {
        let keys = keymap.bindings(*scope).into_iter().flat_map(|(_, keys)| keys);
        keys.into_iter().any(|key| key.to_string() == code)
    });
    // `delete` is shown as del.
    let is_key = is_key || code.parse().is_ok_and(|key| keymap.action(Scope::Parameters, key).is_some());
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
        lab.description.takes_table && ["a,b,c", "1,5,0", "2,5,1", "promoted", "--target COLUMN"].contains(&code);
    let is_command = code.strip_prefix("lina-tui ").is_some_and(|arguments| {
        Cli::try_parse_from(std::iter::once("lina-tui").chain(arguments.split_whitespace())).is_ok()
    });
    is_key || is_name || is_word || is_stage || is_assignment || is_formula || is_command || is_of_the_table
}

#[test]
fn lessons_speak_of_what_there_is() {
    let mut wrong = vec![];
    for lab in labs::registry() {
        let tab = at_end(lab, &[]);
        let code = code(lab.description.name);
        let unknown = code.iter().filter(|code| !code.starts_with(": ") && !exists(lab, &tab, code));
        wrong.extend(unknown.map(|code| format!("{}: `{code}`", lab.description.name)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the lessons say is refused.
const REFUSED: [&str; 1] = [": features=promoted"];

#[test]
fn commands_of_the_lessons_can_be_written() {
    for lab in labs::registry() {
        let name = lab.description.name;
        for command in code(name).iter().filter(|code| code.starts_with(": ")) {
            let mut person = Person::before(name, 80, 24);
            let keys: Vec<String> = command[2..].split(' ').map(|word| format!("\"{word}")).collect();
            person.press(":").press(&keys.join(" space ")).press("enter");
            let warning = matches!(person.app.viewer.message(), Some(Message::Warning(_)));
            assert_eq!(
                warning,
                REFUSED.contains(&command.as_str()),
                "{name} `{command}`: {:?}",
                person.app.viewer.message()
            );
        }
    }
}

/// Numbers that a lesson quotes: the lab, its settings, the position, the quantity, its cells, row by row.
type Quoted = (&'static str, &'static [&'static str], &'static str, &'static str, &'static [usize]);

const QUOTED: &[Quoted] = &[
    ("vectors", &[], "4", "cosine", &[1, 2]),
    ("vectors", &["v2=18,4,16,2,14"], "4", "norms", &[1]),
    ("vectors", &["v2=18,4,16,2,14"], "4", "cosine", &[1]),
    ("vectors", &["v2=-9,-2,-8,-1,-7"], "4", "cosine", &[1]),
    ("vectors", &["v3=1,-9,2,-8,1"], "4", "cosine", &[2]),
    ("vectors", &["v3=1,-9,2,-8,1"], "4", "dot", &[2]),
    ("vectors", &["set=words"], "4", "cosine", &[1, 13]),
    ("dataset", &[], "4", "mean", &[0, 1, 3]),
    ("dataset", &[], "4", "std", &[0, 1]),
    ("normalization", &[], "5", "centred", &[0]),
    ("normalization", &[], "5", "normalized", &[0, 16, 17]),
    ("normalization", &[], "5", "std", &[0]),
    ("layers", &[], "9", "product1", &[0]),
    ("layers", &[], "9", "A1", &[5, 7]),
    ("layers", &[], "9", "output", &[0, 1]),
    ("layers", &["network=three-layer"], "9", "output", &[0, 1]),
    ("training", &[], "0", "loss", &[0]),
    ("training", &[], "100", "loss", &[0]),
    ("training", &[], "300", "slope", &[0]),
    ("training", &[], "500", "slope", &[0]),
    ("training", &[], "500", "loss", &[0]),
    ("training", &[], "0", "best_slope", &[0]),
    ("training", &[], "0", "best_intercept", &[0]),
    ("training", &[], "0", "lr_limit", &[0]),
    ("training", &["lr=0.1"], "20", "loss", &[0]),
    ("training", &["lr=2.5"], "1", "loss", &[0]),
    ("training", &["optimiser=momentum"], "100", "loss", &[0]),
    ("residuals", &[], "0", "mean", &[0]),
    ("residuals", &[], "0", "std", &[0]),
    ("residuals", &[], "500", "mean", &[0]),
    ("residuals", &[], "500", "std", &[0]),
    ("residuals", &[], "500", "within_1", &[0]),
    ("residuals", &[], "500", "within_2", &[0]),
    ("residuals", &[], "500", "outliers", &[0, 1, 2, 3, 4, 5]),
    ("residuals", &["points=10000"], "500", "within_1", &[0]),
    ("residuals", &["points=10000"], "500", "within_2", &[0]),
    ("residuals", &["noise_kind=student-t"], "500", "within_1", &[0]),
    ("residuals", &["noise_kind=student-t"], "500", "min", &[0]),
    ("residuals", &["noise_kind=log-normal"], "500", "min", &[0]),
    ("residuals", &["noise_kind=log-normal"], "500", "max", &[0]),
    ("residuals", &["noise_kind=log-normal"], "500", "within_1", &[0]),
    ("residuals", &["noise_kind=uniform"], "500", "within_2", &[0]),
    ("attention", &[], "7", "row_sum", &[1]),
    ("attention", &[], "7", "weights", &[4, 5, 6, 7]),
    ("attention", &["seq_len=1"], "7", "weights", &[0]),
    ("backprop", &[], "5", "y_pred", &[0]),
    ("backprop", &[], "5", "loss", &[0]),
    ("backprop", &[], "8", "dL_dy", &[0]),
    ("backprop", &[], "8", "dy_dz2", &[0]),
    ("backprop", &[], "8", "dz2", &[0]),
    ("backprop", &["x=0,0"], "19", "gradient_check", &[0]),
    ("regression", &[], "7", "weights", &[0, 1, 2, 3]),
    ("regression", &[], "9", "condition", &[0]),
    ("regression", &["points=10000"], "7", "weights", &[0, 1, 2, 3]),
    ("regression", &["ridge=10"], "7", "weights", &[0, 1, 2, 3]),
    ("regression", &["ridge=10"], "9", "condition", &[0]),
    ("softmax", &[], "5", "probabilities", &[0, 1, 2]),
    ("softmax", &[], "5", "cross_entropy", &[0]),
    ("softmax", &["target=2"], "5", "cross_entropy", &[0]),
    ("softmax", &["logits=3,2,1.5"], "5", "probabilities", &[0, 1, 2]),
    ("softmax", &["logits=4,2,1"], "5", "probabilities", &[0, 1, 2]),
    ("softmax", &["logits=0,0,0"], "5", "cross_entropy", &[0]),
    ("softmax", &["logits=1000,1001,1002"], "5", "probabilities", &[0, 1, 2]),
    ("matmul", &["n=4"], "1", "C", &[0]),
    ("pipeline", &[], "5", "inflow", &[1, 2, 8, 9]),
    ("pipeline", &[], "5", "balance", &[0, 3, 8, 9]),
];

#[test]
fn numbers_of_the_lessons_are_those_of_the_labs() {
    let mut wrong = vec![];
    for (name, settings, position, quantity, cells) in QUOTED {
        let lab = labs::find(name).unwrap();
        let mut tab = at_end(lab, settings);
        let goal = tab.read_position(position.parse().unwrap()).unwrap();
        tab.go_to(goal);
        let text: String = lesson(name).unwrap().iter().map(|block| block.text() + "\n").collect();
        let numbers: Vec<&str> = text
            .split(|c: char| !(c.is_ascii_digit() || c == '.' || c == '−'))
            .map(|number| number.trim_end_matches('.'))
            .collect();
        let value = tab.snapshot().now.get(quantity).unwrap();
        for cell in *cells {
            // As on the screen, with as many decimals as it has there or fewer.
            let computed = value.numbers().nth(*cell).unwrap();
            let is_whole = (computed - computed.round()).abs() < 1e-9;
            let is_quoted = (if is_whole { 0..=0 } else { 2..=4 }).any(|decimals| {
                let text = format!("{computed:.decimals$}").replace('-', "−");
                numbers.contains(&&*text)
            });
            if !is_quoted {
                wrong.push(format!("{name} {settings:?} {position} {quantity}[{cell}] = {}", number(computed)));
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
fn names(program: &Program) -> HashSet<&'static str> {
    let inputs = program.inputs().iter().map(|input| input.name);
    inputs.chain(program.statements().iter().map(|line| line.name)).collect()
}

#[test]
fn the_glossary_knows_every_name_of_every_program() {
    let glossary = Glossary::built_in();
    for lab in labs::registry() {
        let description = lab.description;
        let tab = at_end(lab, &[]);
        let step = tab.snapshot().step.as_ref().unwrap();
        for name in names(step.evaluation.program()) {
            let is_known = description.quantities.iter().any(|(known, _)| *known == name)
                || description.parameters.iter().any(|parameter| parameter.name == name)
                || glossary.names.iter().any(|known| known.lab == description.name && known.name == name);
            assert!(is_known, "{}: {name}", description.name);
        }
    }
    for name in &glossary.names {
        assert!(labs::find(&name.lab).is_ok(), "{}", name.lab);
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
    for lab in labs::registry() {
        let name = lab.description.name;
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
    for (key, title) in [("h", "lesson: training"), ("g", "glossary: training, epoch 42.3"), ("?", " help ")] {
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
        assert!(person.text().contains("▲ 19 "), "a page less a line: {}", person.text());
        person.press("pageup");
        assert_eq!(person.text(), top);
        person.press("pagedown pagedown pagedown pagedown pagedown pagedown pagedown pagedown");
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

#[test]
fn the_help_names_every_key_and_the_pages() {
    let text = read("training", "", "?", 80, 24);
    for (bound, _) in Keymap::built_in().bindings(Scope::Screen) {
        let words: Vec<&str> = bound.help.split_whitespace().take(4).collect();
        assert!(text.contains(&words.join(" ")), "{}", bound.name);
    }
    for words in ["Through the run", "To read", "From lab to lab", "h  ", "g  ", "1 … 9", "lr=0.05@100"] {
        assert!(text.contains(words), "{words}");
    }
}

#[test]
fn pages_can_be_read_at_every_size() {
    for lab in labs::registry() {
        let mut person = Person::before(lab.description.name, 80, 24);
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
