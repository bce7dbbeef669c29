//! What a program draws with `matplotlib`, as pictures of ours; the text around its code; expressions that are watched.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use lina_tui::input::Action;
use lina_tui::programs::ProgramStand;
use support::homework::{before, before_file, command, file};
use support::person::Person;

const PLOTS: &str = "import numpy as np
import matplotlib.pyplot as plt

x = np.linspace(0, 2 * np.pi, 40)
plt.plot(x, np.sin(x), label=\"sine\")
plt.plot(x, np.cos(x), 'r--', label=\"cosine\")
plt.title(\"Waves\")
plt.xlabel(\"angle\")
plt.ylabel(\"height\")
plt.legend()
plt.show()
x += 100
plt.figure()
plt.hist(np.random.RandomState(0).randn(200), bins=8)
plt.title(\"Draws\")
plt.show()
fig, (left, right) = plt.subplots(1, 2)
left.bar([\"cat\", \"dog\"], [3, -1.5])
left.set_title(\"Pets\")
right.imshow(np.eye(3) * 2)
right.set_title(\"Eye\")
points = np.array([[0.0, 1.0], [2.0, 3.0], [4.0, 0.5]])
plt.figure()
line, = plt.plot([0, 1, 2], [[1, 2], [3, 4], [5, 6]])
plt.scatter(points[:, 0], points[:, 1], c=np.array([0, 1, 1]))
plt.tight_layout()
";

fn line(person: &mut Person, line: usize) {
    command(person, &format!("line {line}"));
}

#[test]
fn a_picture_is_drawn_where_the_program_draws_it() {
    let mut person = before(PLOTS, 80, 24);
    line(&mut person, 5);
    assert!(person.text().contains("drawn with plt"), "{}", person.text());
    line(&mut person, 11);
    let text = person.text();
    for words in [" Waves ", "angle →", "height ↑", "── sine", "╌╌ cosine"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    // What was drawn is as it was, whatever becomes of the array.
    line(&mut person, 12);
    assert!(!person.text().contains(" Waves "), "{}", person.text());
    command(&mut person, "plots");
    assert!(person.text().contains(" Waves ") && !person.text().contains("106"), "{}", person.text());
    command(&mut person, "operation");
    line(&mut person, 16);
    assert!(person.text().contains(" Draws ") && person.text().contains("plot 2 of 2"), "{}", person.text());
    line(&mut person, 18);
    let text = person.text();
    assert!(text.contains("cat ▇▇▇▇") && text.contains("dog ▒▒▒") && text.contains("−1.5"), "{text}");
    line(&mut person, 21);
    let text = person.text();
    assert!(text.contains(" Eye ") && text.contains("(3×3)"), "{text}");
    person.press("end");
    assert_eq!(ProgramStand::of(person.shown()).unwrap().error, None);
}

#[test]
fn all_pictures_can_be_looked_at_afterwards() {
    let mut person = before(PLOTS, 80, 24);
    person.press("end");
    command(&mut person, "plots");
    assert!(person.text().contains("plot 5 of 5"), "{}", person.text());
    person.press("up");
    assert!(person.text().contains(" Eye ") && person.text().contains("plot 4 of 5"), "{}", person.text());
    person.press("up up up up");
    assert!(person.text().contains(" Waves ") && person.text().contains("plot 1 of 5"), "{}", person.text());
    // Ahead of what draws it there is no picture.
    person.press("home");
    assert!(person.text().contains("nothing has been drawn with plt yet"), "{}", person.text());
    for (width, height) in [(0, 0), (1, 1), (20, 5), (39, 9), (56, 14), (109, 30), (200, 60)] {
        person.resize(width, height);
        person.press("end up up up up");
        person.press("down down down down home");
    }
}

#[test]
fn the_calls_are_kept_as_they_were_made() {
    let mut person = before(PLOTS, 80, 24);
    person.press("end");
    let stand = ProgramStand::of(person.shown()).unwrap();
    let plots: Vec<(&str, usize)> = stand.plots.iter().map(|plot| (plot.title.as_str(), plot.series.len())).collect();
    // The last: two columns are two lines, and the points.
    assert_eq!(plots, [("Waves", 2), ("Draws", 1), ("Pets", 1), ("Eye", 1), ("", 3)]);
}

const NOTEBOOK: &str = r##"{"cells": [
    {"cell_type": "markdown", "source": ["# A slope\n", "We begin with numbers."]},
    {"cell_type": "code", "source": ["import math\n", "x = 2.0"]},
    {"cell_type": "markdown", "source": "Then they are doubled."},
    {"cell_type": "code", "source": "print(x)\ny = 2 * x"}]}"##;

#[test]
fn the_text_of_a_notebook_is_told_beside_its_code() {
    let mut person = before_file(file("homework.ipynb", NOTEBOOK), 80, 24);
    assert!(person.text().contains("A slope. We begin with numbers."), "{}", person.text());
    person.press(". .");
    assert!(!person.text().contains("Then they"), "{}", person.text());
    person.press(".");
    assert!(person.text().contains("Then they are doubled."), "{}", person.text());
    let markdown =
        "# Doubling\n\nNumbers first.\n\n```python\nimport math\n```\n\nThen this.\n\n```python\nprint(2)\n```\n";
    let mut person = before_file(file("lesson.md", markdown), 80, 24);
    assert!(person.text().contains("Doubling. Numbers first."), "{}", person.text());
    // It stands where it is written, too.
    assert!(
        person.text().contains(" 1 # Doubling") && person.text().contains(" 3 Numbers first."),
        "{}",
        person.text()
    );
    person.press("end");
    command(&mut person, "back 1");
    person.press(".");
    assert!(person.text().contains("Then this."), "{}", person.text());
}

#[test]
fn an_expression_is_watched_in_a_lab_as_well() {
    let mut person = Person::before("training", 80, 24);
    person.press("right right right");
    command(&mut person, "= np.mean(errors ** 2)");
    let loss = person.shown().scalar("loss").unwrap();
    let told =
        |person: &Person| person.text().lines().find(|line| line.contains("=np.mean(errors ** 2)")).unwrap().to_owned();
    let written = lina_tui::ui::number::number(loss);
    assert!(told(&person).contains(&written), "{} {loss}", told(&person));
    person.press("right");
    let after = lina_tui::ui::number::number(person.shown().scalar("loss").unwrap());
    assert!(written != after && told(&person).contains(&after), "{}", told(&person));
    command(&mut person, "= nothing + 1");
    assert!(person.text().contains("NameError"), "{}", person.text());
    command(&mut person, "=");
    assert!(!person.text().contains("np.mean"), "{}", person.text());
    // In a program as before.
    person.act(Action::OpenProgram("pca".to_owned()));
    person.press("end");
    command(&mut person, "= 1 + 1");
    assert!(person.text().contains("=1 + 1"), "{}", person.text());
}

const ASKED: &str = "import numpy as np
import matplotlib.pyplot as plt
x = np.linspace(0, 1, 30)
plt.scatter(x, x ** 2, label='data', color='tab:red')
plt.plot(x, x, 'g-', label='fit')
plt.plot(x, 1 - x, color='#ff8800', label='other')
plt.plot(x, x * 0, 'k:', label='zero')
plt.plot(x, x ** 3, 'o--', label='cubes')
plt.xlabel('time in seconds')
plt.ylabel('height')
plt.title('A fall')
plt.legend()
";

#[test]
fn lines_are_lines_points_are_points_and_each_is_told_apart_without_its_colour() {
    use lina_tui::terminal::Colours;
    for (width, height) in [(80, 24), (100, 30), (120, 36)] {
        for colours in [Colours::True, Colours::None] {
            let mut person = before(ASKED, width, height).with_colours(colours);
            person.press("end");
            command(&mut person, "plots");
            let text = person.text();
            for words in
                ["A fall", "time in seconds →", "height ↑", "● data", "── fit", "╌╌ other", "·· zero", "─×─ cubes"]
            {
                assert!(text.contains(words), "{words} {width}x{height} {colours:?}: {text}");
            }
            // Nothing of the legend lies over the picture or over another name.
            let row = text.lines().find(|line| line.contains("● data")).unwrap();
            assert!(row.contains("height ↑") || !row.contains('┤'), "{text}");
        }
    }
}

#[test]
fn colours_that_are_asked_for_are_the_themes_nearest() {
    use lina_tui::ui::{Background, Theme};
    use support::person::CAPABILITIES;
    let mut person = before(ASKED, 100, 30);
    person.press("end");
    command(&mut person, "plots");
    let theme = Theme::new(Background::Dark, CAPABILITIES);
    let buffer = person.buffer();
    let at = |words: &str| {
        let first = words.chars().next().unwrap().to_string();
        let rows = buffer.area.rows();
        let find = |row: ratatui::layout::Rect| {
            let symbols: Vec<String> = row.columns().map(|cell| buffer[(cell.x, cell.y)].symbol().to_owned()).collect();
            let text = symbols.concat();
            let start = text.find(words)?;
            let column = text[..start].chars().count();
            (symbols[column] == first).then(|| buffer[(column as u16, row.y)].fg)
        };
        rows.into_iter().find_map(find).unwrap_or_else(|| panic!("{words}"))
    };
    // The inks of runs: red, green, orange.
    assert_eq!(Some(at("● data")), theme.run(4).fg);
    assert_eq!(Some(at("── fit")), theme.run(2).fg);
    assert_eq!(Some(at("╌╌ other")), theme.run(1).fg);
    assert_eq!(Some(at("·· zero")), theme.value().fg);
}

#[test]
fn what_is_only_shown_is_not_said_to_be_drawn_on() {
    let mut person = before(PLOTS, 80, 24);
    line(&mut person, 11);
    assert!(person.text().contains("hat has been drawn is shown"), "{}", person.text());
    line(&mut person, 14);
    assert!(person.text().contains("lot 2 is drawn on"), "{}", person.text());
}
