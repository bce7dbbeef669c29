//! The pictures that labs have of their own: they can be drawn at every position and size, and show what they should.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use lina_tui::input::Action;
use lina_tui::terminal::{Capabilities, Colours, Reducer};
use lina_tui::ui::{Background, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use support::labs::every_lab;
use support::person::{CAPABILITIES, Person};
use support::stood::open;

/// Sizes at which something is left out, and some beyond.
const SIZES: [(u16, u16); 14] = [
    (0, 0),
    (7, 33),
    (32, 10),
    (35, 21),
    (42, 12),
    (49, 30),
    (56, 15),
    (63, 18),
    (70, 11),
    (77, 27),
    (84, 24),
    (90, 9),
    (120, 36),
    (200, 60),
];

#[test]
fn every_lab_can_be_drawn_at_every_size_in_every_way() {
    // Not every size in every way, but over all the labs every fourth of them in each.
    let mut turn = 0;
    for lab in every_lab() {
        for settings in lab.cases.looks() {
            let mut person = Person::with_settings(lab.name, &settings);
            let positions = open(lab.name, &settings).positions();
            for position in positions {
                person.act(Action::GoTo(position));
                let choices = person.app.scene().front().unwrap().screen.choices();
                let ways =
                    choices.iter().flat_map(|choice| choice.ways.iter().map(|_| Action::NextChoice(choice.name)));
                for look in ways.chain([Action::RowDown, Action::ColumnRight, Action::LastRow]) {
                    person.act(look);
                    turn += 1;
                    for (width, height) in SIZES.iter().skip(turn % 4).step_by(4) {
                        person.resize(*width, *height);
                        person.buffer();
                    }
                }
                person.act(Action::FirstRow);
            }
        }
    }
}

#[test]
fn what_is_not_computed_yet_is_not_shown() {
    let mut person = Person::before("vectors", 120, 36);
    let cosine = "0.9876";
    assert!(!person.press("home").text().contains(cosine));
    assert!(!person.press(": \"2 enter").text().contains(cosine));
    assert!(person.press(": \"3 enter").text().contains(cosine));
    let mut person = Person::before("softmax", 120, 36);
    assert!(!person.press(": \"3 enter").text().contains("0.6285"));
    assert!(person.press(": \"4 enter").text().contains("0.6285"));
}

#[test]
fn a_station_leads_to_the_lab_that_does_its_work() {
    let mut person = Person::before("pipeline", 80, 24);
    let leads_to = |person: &Person| {
        let front = person.app.scene().front().unwrap();
        front.screen.leads_to(&front.sight, front.look).map(|lead| lead.lab)
    };
    // The cursor begins behind the last of them.
    person.press("up up up up up up up up up up");
    assert_eq!(leads_to(&person), Some("dataset"));
    person.press("down down");
    assert_eq!(leads_to(&person), Some("normalization"));
    person.press("down down down");
    assert_eq!(leads_to(&person), None, "tree models have no lab");
    assert!(person.press("e").text().contains("pipeline has no parameters"));
}

#[test]
fn what_a_token_may_not_look_at_is_shown_as_masked() {
    let mut person = Person::before("attention", 80, 24);
    person.press(": \"causal=true enter v home");
    // One of them stands in the legend.
    let masked = |person: &Person| person.text().matches('×').count() - 2;
    assert_eq!(masked(person.press(": \"2 enter")), 0);
    assert_eq!(masked(person.press(": \"3 enter")), 6);
    let text = person.press(": \"7 enter").text();
    assert!(text.contains("Σ") && text.contains("most at token 0 0.8278"), "{text}");
    assert_eq!(masked(&person), 6);
}

#[test]
fn a_product_that_does_not_fit_is_shown_and_mended() {
    let mut person = Person::before("layers", 80, 24);
    person.press("b end");
    assert!(person.text().contains("inner dimensions 3 ≠ 8") && person.text().contains("ValueError"));
    assert!(!person.press("left").text().contains("3 ≠ 8"));
    let text = person.press("end b end").text();
    assert!(!text.contains("3 ≠ 8") && text.contains("prediction"), "{text}");
}

#[test]
fn a_gradient_is_blank_until_it_is_computed() {
    let mut person = Person::before("backprop", 80, 24);
    person.press("v");
    let line = |person: &Person| person.text().lines().find(|line| line.contains("dW1 ")).unwrap().to_owned();
    let gradient = |line: &str| line.split('│').nth(2).unwrap().to_owned();
    let before = gradient(&line(person.press(": \"13 enter")));
    assert!(before.contains('·') && !before.contains(" 0"), "{before}");
    let text = person.press(": \"14 enter").text();
    assert!(text.contains("0.0699  0.1398") && text.contains("dz1 · xᵀ   (3)⊗(2) → (3×2)"), "{text}");
}

#[test]
fn the_kink_of_the_relu_is_pointed_out_where_it_matters() {
    let mut person = Person::before("backprop", 80, 24);
    assert!(!person.press("end").text().contains("kink"));
    let text = person.press(": \"x=0,0 enter end").text();
    assert!(text.contains("db1[0]^") && text.contains("lies on the ReLU's kink"), "{text}");
}

/// How many eighths of a row are filled in each column of the histogram; a curve's dots on a bar's colour count as full.
fn bars(person: &mut Person) -> Vec<usize> {
    let colour = Theme::new(Background::Dark, CAPABILITIES).contour().fg.unwrap();
    let buffer = person.buffer();
    let eighths = |x, y| {
        let cell = &buffer[(x, y)];
        match "▁▂▃▄▅▆▇█".chars().position(|block| cell.symbol() == block.to_string()) {
            Some(place) if cell.fg == colour => place + 1,
            _ if cell.bg == colour => 8,
            _ => 0,
        }
    };
    (6..50).map(|x| (2..12).map(|y| eighths(x, y)).sum()).collect()
}

#[test]
fn nothing_that_is_drawn_over_a_histogram_takes_from_its_bars() {
    let mut person = Person::before("residuals", 80, 24);
    for seed in 1..=12 {
        // The residuals of one line, as bars alone and under all that is said of them.
        let alone = bars(person.press(&format!(": \"seed={seed} enter : \"499.1 enter")));
        assert!(alone.iter().filter(|height| **height > 0).count() >= 12, "seed {seed}: {alone:?}");
        person.press(": \"499 enter");
        let here = bars(&mut person);
        let text = person.text();
        assert!(text.contains('×') && text.contains("within"), "{text}");
        assert_eq!(bars(person.press(": \"499.1 enter")), here, "seed {seed}: {text}");
    }
}

#[test]
fn the_race_is_a_picture_once_it_is_run() {
    let mut person = Person::before("matmul", 80, 24);
    assert!(person.press(": \"n=100 enter end").text().contains("→ times three ways here."));
    person.press(": \"timings=100,42,25,2.2e-5,1e-5,8.6e-7,50,2e-4,9.7e-5,4.5e-6,100,2e-3,7e-4,3.1e-5 enter end");
    let text = person.text();
    for said in ["log-log", "as n³", "64.5×", "31.0 µs", "1.42"] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn the_arithmetic_of_a_check_is_that_of_the_weight_under_the_cursor() {
    let mut person = Person::before("backprop", 80, 24);
    for (stage, quantity) in [("17", "numeric_"), ("18", "apart_")] {
        person.press(&format!(": \"{stage} enter"));
        // The last of the weights: far from the first row of anything.
        person.press("down down down down down down down down down down down down");
        let text = person.text();
        assert!(text.lines().any(|line| line.contains("▸db2[0]")), "{text}");
        let title = text.lines().position(|line| line.contains(", stage 1")).unwrap();
        let first = text.lines().nth(title + 1).unwrap();
        assert!(first.contains(&format!("{quantity}db2[0] = ")), "{text}");
    }
}

/// Draws a lab at a size, in one of the ways there are: with all characters or ASCII alone, dark or light.
fn draw(person: &Person, way: usize, width: u16, height: u16) {
    let capabilities = Capabilities { colours: Colours::Ansi256, unicode: way.is_multiple_of(2) };
    let background = if (way / 2).is_multiple_of(2) { Background::Dark } else { Background::Light };
    let theme = Theme::new(background, capabilities);
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    person.app.view(&theme, area, &mut buffer);
    Reducer::new(capabilities, Theme::palette()).reduce(&mut buffer);
    let is_shown = |symbol: &str| capabilities.unicode || symbol.is_ascii();
    assert!(buffer.content.iter().all(|cell| is_shown(cell.symbol())), "{width}x{height}");
}

/// Every size up to 90x32 and the largest; of the sizes those that `takes` says, by their number.
fn at_every_size(takes: impl Fn(usize) -> bool) {
    let sizes = (0..=90_u16).flat_map(|width| (0..=32_u16).map(move |height| (width, height)));
    let sizes: Vec<(u16, u16)> = sizes.chain([(200, 60); 4]).collect();
    for (place, lab) in every_lab().enumerate() {
        let mut person = Person::before(lab.name, 80, 24);
        person.press(". .");
        for (number, (width, height)) in sizes.iter().enumerate().filter(|(number, _)| takes(number + place)) {
            draw(&person, number + place, *width, *height);
        }
    }
}

#[test]
fn every_lab_can_be_drawn_at_many_sizes_in_every_theme() {
    at_every_size(|number| number.is_multiple_of(7));
}

#[test]
#[ignore = "all of them take a minute"]
fn every_lab_can_be_drawn_at_every_size_in_every_theme() {
    at_every_size(|_| true);
}

#[test]
fn what_is_computed_of_a_column_is_marked_below_its_distribution() {
    let mut person = Person::before("dataset", 120, 36);
    let marks = ["● mean", "━ ±std", "├ min", "┤ max"];
    for (stage, known) in [(0, 0), (1, 1), (2, 2), (3, 4)] {
        person.press("home").press(&"right ".repeat(stage));
        let seen = person.text();
        for (k, mark) in marks.iter().enumerate() {
            assert_eq!(seen.contains(mark), k < known, "{mark} after stage {stage}:\n{seen}");
        }
    }
    // The cursor stands on what has just been computed, as long as nobody has moved it.
    assert!(seen_row(&person).starts_with("min"), "{}", person.text());
    assert!(seen_row(person.press("down down down down")).starts_with('2'), "{}", person.text());
    assert!(seen_row(person.press("left left")).starts_with('2'), "{}", person.text());
}

/// What stands behind the marker of the row that the cursor is in.
fn seen_row(person: &Person) -> String {
    let seen = person.text();
    let row = seen.lines().find_map(|line| line.split_once('▸')).map(|(_, row)| row.trim_start().to_owned());
    row.unwrap_or_default()
}

#[test]
fn features_that_lie_apart_on_one_axis_come_to_lie_over_each_other() {
    // The columns of the bars of a feature, before and after.
    let columns = |seen: &str, name: &str| -> Vec<(usize, usize)> {
        let is_bar = |c: char| ('▁'..='█').contains(&c);
        let lines = seen.lines().filter(|line| line.contains(name) && line.contains(is_bar));
        let ends = |line: &str| {
            let bars: Vec<usize> = line.chars().enumerate().filter(|(_, c)| is_bar(*c)).map(|(k, _)| k).collect();
            (bars[0], bars[bars.len() - 1])
        };
        lines.map(ends).collect()
    };
    let mut person = Person::before("normalization", 80, 24);
    let seen = person.press("end v").text();
    let (age, salary) = (columns(&seen, "age "), columns(&seen, "salary "));
    assert_eq!((age.len(), salary.len()), (2, 2), "{seen}");
    assert!(age[0].1 < salary[0].0, "before they lie apart: {seen}");
    assert!(age[1].0 < salary[1].1 && salary[1].0 < age[1].1, "after they do not: {seen}");
}

#[test]
fn a_mean_that_is_0_but_for_rounding_is_said_to_be_0() {
    let mut person = Person::before("normalization", 80, 24);
    let said = person.press("end").narration();
    assert!(said.contains("has mean 0 ("), "{said}");
}

#[test]
fn the_shadow_lies_along_the_vector_that_it_falls_on_and_has_its_length() {
    let mut person = Person::before("vectors", 80, 24);
    let seen = person.press("right right").text();
    // 190 over the length of a, 14.1067.
    assert!(seen.contains("━ b's shadow on a 13.47"), "{seen}");
    let seen = person.press("end").text();
    assert!(seen.contains("━ shadow 13.47") && seen.contains("0.9876"), "{seen}");
}

#[test]
fn a_product_that_does_not_fit_is_shown_in_every_view() {
    let mut person = Person::before("layers", 80, 24);
    let seen = person.press("v b end").text();
    assert!(seen.contains("inner dimensions 3 ≠ 8"), "{seen}");
}

#[test]
fn each_stage_of_an_epoch_has_its_own_picture() {
    let mut person = Person::before("training", 80, 24);
    let mut seen: Vec<String> = vec![];
    for stage in ["predicted", "its error", "error in", "where to"] {
        let text = person.press(".").text();
        assert!(text.contains(stage), "{stage}:\n{text}");
        let picture: String =
            text.lines().skip(2).take(10).map(|line| line.chars().take(52).collect::<String>()).collect();
        assert!(!seen.contains(&picture), "{stage}:\n{text}");
        seen.push(picture);
    }
}
