//! What pictures say from the back row: every one of these is read back out of the drawn screen.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use lina_tui::ui::number::number;
use lina_tui::ui::{Background, Theme};
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::Modifier;
use support::labs::every_lab;
use support::person::{CAPABILITIES, Person};

/// A line of the screen, a column a character.
fn line(buffer: &Buffer, y: u16) -> Vec<char> {
    let symbol = |x| buffer[(x, y)].symbol().chars().next().unwrap_or(' ');
    (0..buffer.area.width).map(symbol).collect()
}

/// The first line with these words, and the column where they begin.
fn find(buffer: &Buffer, words: &str) -> Option<(u16, usize)> {
    let words: Vec<char> = words.chars().collect();
    let found = |y| line(buffer, y).windows(words.len()).position(|piece| piece == words);
    (0..buffer.area.height).find_map(|y| Some((y, found(y)?)))
}

/// The columns in which the words of a piece of a line end.
fn ends(line: &[char]) -> Vec<usize> {
    let is_end = |x: &usize| line[*x] != ' ' && line.get(x + 1).is_none_or(|next| *next == ' ');
    (0..line.len()).filter(is_end).collect()
}

#[test]
fn a_bias_is_a_row_that_is_added_to_each_row() {
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        for (settings, layer) in [("", 1), (": \"network=three-layer enter : \"batch=4 enter", 1)] {
            let mut person = Person::before("layers", width, height);
            person.press(settings).press(": \"2 enter");
            let buffer = person.buffer();
            let (y, x) = find(&buffer, &format!("+ b{layer} (8) to each row")).expect("the bias is named");
            let (top, left) = find(&buffer, &format!("product{layer} (")).expect("and what it is added to");
            let (_, right) = find(&buffer, &format!(" Z{layer} (")).expect("and what comes of it");
            let right = if width == 200 { right.min(left + 90) } else { right };
            assert!(y > top + 2 && left <= x && x < right, "below what it is added to");
            let heads = ends(&line(&buffer, top + 1)[left..right]);
            let biases = ends(&line(&buffer, y + 1)[left..right]);
            assert!(heads.len() >= 3 && heads == biases, "{width}x{height}: {heads:?} {biases:?}\n{}", person.text());
        }
    }
}

/// The column of the first of these marks on the screen, and its row.
fn mark(buffer: &Buffer, mark: char) -> Option<(u16, usize)> {
    find(buffer, &mark.to_string())
}

#[test]
fn a_run_that_leaves_stays_in_sight() {
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        for epoch in ["1", "4", "17", "150", "500"] {
            let mut person = Person::before("training", width, height);
            person.press(&format!(": \"lr=2.5 enter : \"{epoch} enter"));
            let buffer = person.buffer();
            let line = Theme::new(Background::Dark, CAPABILITIES).fitted().fg;
            // In the picture, not in its legend.
            let right = find(&buffer, "╭ loss").map_or(usize::from(width), |(_, x)| x);
            let (bottom, _) = find(&buffer, "fitted").unwrap();
            let is_line = |x: usize| (1..bottom).any(|y| Some(buffer[(x as u16, y)].fg) == line);
            let columns = (0..right).filter(|x| is_line(*x)).count();
            assert!(columns * 2 > right, "{width}x{height}, epoch {epoch}: {columns} of {right}\n{}", person.text());
            let text = person.press("v").text();
            let buffer = person.buffer();
            let is_here = |x: usize| (1..bottom).any(|y| buffer[(x as u16, y)].symbol() == "●");
            assert!((0..right).any(is_here), "{width}x{height}, epoch {epoch}: {text}");
        }
        // The curve of the loss is as wide as the run.
        let mut person = Person::before("training", width, height);
        person.press(": \"lr=2.5 enter end");
        let (_, dot) = mark(&person.buffer(), '●').unwrap();
        assert!(dot + 4 > usize::from(width), "{width}x{height}: {}", person.text());
    }
}

#[test]
fn the_loss_surface_is_there_on_every_screen_and_says_why_there_is_a_limit() {
    for (width, height) in [(80, 24), (100, 30), (120, 36), (200, 60)] {
        let mut person = Person::before("training", width, height);
        let text = person.press("v : \"20 enter").text();
        assert!(text.contains("loss over slope") && text.contains("downhill") && text.contains('×'), "{text}");
        let now = |name: &str| person.shown().now.scalar(name).unwrap();
        let (mean, square) = (now("x_mean"), now("x_square_mean"));
        let spread = ((square - 1.0).powi(2) + 4.0 * mean * mean).sqrt();
        for (of, curvature) in [("λmax", square + 1.0 + spread), ("λmin", square + 1.0 - spread)] {
            let (said, factor) = (number(curvature), 1.0 - 0.01 * curvature);
            assert!(text.contains(&format!("{of} {said}")), "{said}: {text}");
            assert!(text.contains(&format!("1 − 0.01·{said} = {}", number(factor))), "{text}");
            // What is missing along this direction, before the epoch and after it.
            let (along_slope, along_intercept) = (2.0 * mean, curvature - 2.0 * square);
            let missing = |slope: f64, intercept: f64| {
                (slope - now("best_slope")) * along_slope + (intercept - now("best_intercept")) * along_intercept
            };
            let earlier = person.shown().earlier.as_ref().unwrap();
            let before = missing(earlier.scalar("slope").unwrap(), earlier.scalar("intercept").unwrap());
            let after = missing(now("slope"), now("intercept"));
            assert!((after / before - factor).abs() < 1e-9, "{after} / {before} is not {factor}");
        }
        assert!(text.contains(&format!("2/λmax = {}", number(now("lr_limit")))), "{text}");
    }
}

#[test]
fn every_vector_has_its_arrow_at_its_own_angle() {
    let mut person = Person::before("vectors", 80, 24);
    let buffer = person.press("end").buffer();
    // In the picture, not in the table beside it.
    let row = |label: char| (2..13).find(|y| line(&buffer, *y)[2..40].contains(&label));
    let [a, b, c] = ['a', 'b', 'c'].map(|label| row(label).unwrap_or_else(|| panic!("{label}: {}", person.text())));
    // c is nearly at a right angle to a: it stands high above it, b close by.
    assert!(c + 5 < a && b + 4 > a, "{}", person.text());
}

#[test]
fn bars_of_probabilities_are_wide_enough_to_compare() {
    for (width, height) in [(80, 24), (100, 30), (120, 36)] {
        let mut person = Person::before("softmax", width, height);
        person.press(": \"4 enter");
        let text = person.text();
        let longest = text.split(|symbol| !matches!(symbol, '█' | '▄')).map(|bar| bar.chars().count()).max().unwrap();
        assert!(longest >= 9, "{width}x{height}: {longest}\n{text}");
        for stage in ["5", "6"] {
            let text = person.press(&format!(": \"{stage} enter")).text();
            assert!(text.contains("probabilities"), "{text}");
        }
        assert!(person.press(": \"5 enter").text().contains("−ln p against p"));
    }
}

#[test]
fn both_distributions_stand_one_above_the_other() {
    for (width, height) in [(80, 24), (120, 36)] {
        let mut person = Person::before("normalization", width, height);
        person.press(": \"3 enter");
        let row = |text: &str, word: &str| text.lines().position(|line| line.contains(word));
        assert!(row(&person.text(), "before").is_some());
        let text = person.press("end").text();
        let (before, after) = (row(&text, "before"), row(&text, "after"));
        assert!(before.is_some() && before < after, "{text}");
    }
}

#[test]
fn a_curve_does_not_cut_into_bars() {
    let mut person = Person::before("residuals", 80, 24);
    let buffer = person.press(": \"137.5 enter").buffer();
    let bars = Theme::new(Background::Dark, CAPABILITIES).contour().fg.unwrap();
    let is_curve = |symbol: &str| symbol.chars().all(|dots| ('\u{2801}'..='\u{28ff}').contains(&dots));
    let filled = buffer.content.iter().filter(|cell| cell.symbol() == "█" && cell.fg == bars).count();
    let over = buffer.content.iter().filter(|cell| cell.bg == bars && is_curve(cell.symbol())).count();
    assert!(filled > 20 && over > 3, "{filled} filled, {over} with the curve over them\n{}", person.text());
}

#[test]
fn the_cursor_of_a_table_stands_on_a_row_of_data() {
    let person = Person::before("dataset", 80, 24);
    let is_first = |line: &str| line.split_whitespace().take(4).eq(["│", "▸", "0", "23"]);
    assert!(person.text().lines().any(is_first), "{}", person.text());
}

#[test]
fn a_quantity_keeps_its_format_from_stage_to_stage() {
    for (width, height) in [(80, 24), (120, 36)] {
        let mut person = Person::before("attention", width, height);
        let decimals = |person: &Person, title: &str| {
            let buffer = person.buffer();
            let (y, x) = find(&buffer, title).unwrap_or_else(|| panic!("{title}: {}", person.text()));
            let numbers: String = line(&buffer, y + 2)[x..].iter().collect();
            let number = numbers.split_whitespace().find(|word| word.contains('.')).unwrap_or_default().to_owned();
            number.split_once('.').map(|(_, decimals)| decimals.len())
        };
        let first = decimals(person.press(": \"1 enter"), "scores (");
        let second = decimals(person.press(": \"2 enter"), "scores (");
        assert!(first.is_some() && first == second, "{width}x{height}: {first:?} and {second:?}");
    }
}

#[test]
fn a_picture_can_fill_the_screen_and_the_step_be_read_from_afar() {
    for lab in every_lab() {
        let mut person = Person::before(lab.name, 80, 24);
        person.press(".");
        let whole = person.text();
        let alone = person.press("z").text();
        assert!(alone.matches('╭').count() < whole.matches('╭').count(), "{}: {alone}", lab.name);
        assert_ne!(person.press("z").text(), alone, "{}", lab.name);
        assert_eq!(person.press("z").text(), whole, "{}", lab.name);
    }
    let mut person = Person::before("training", 80, 24);
    let text = person.press(": \"137.3 enter : \"digits enter").text();
    assert!(text.contains("epoch of 500") && text.contains("▀▀▀█"), "{text}");
    assert!(!person.press(": \"digits enter").text().contains("▀▀▀█"));
}

#[test]
fn what_is_computed_looks_unlike_what_it_is_computed_from() {
    let mut person = Person::before("layers", 80, 24);
    let buffer = person.press(": \"2 enter").buffer();
    let gold = Theme::new(Background::Dark, CAPABILITIES).accent().fg.unwrap();
    let runs = |modifier: Modifier| {
        let is_lit = |cell: &Cell| (cell.fg == gold) && cell.modifier.contains(modifier);
        // Below the line of stages.
        let lit: Vec<bool> = buffer.content.iter().skip(3 * 80).map(is_lit).collect();
        lit.windows(2).filter(|pair| !pair[0] && pair[1]).count()
    };
    assert_eq!(runs(Modifier::REVERSED), 1, "one number is being looked at: {}", person.text());
    assert_eq!(runs(Modifier::UNDERLINED), 2, "the sum and the bias that it comes from: {}", person.text());
}

#[test]
fn the_last_part_of_a_stage_is_the_one_that_is_told_of() {
    for (lab, keys, last) in
        [("softmax", ". . .", "shifted[2]"), ("matmul", "", "C[3,3]"), ("backprop", ". . .", "z1[2]")]
    {
        let mut person = Person::before(lab, 80, 24);
        if lab == "matmul" {
            person.set("n=4");
        }
        // Sixteen cells of a product take sixteen steps.
        let keys = if keys.is_empty() { ". ".repeat(16) } else { keys.to_owned() };
        person.press(&keys);
        let text = person.text();
        assert!(text.contains(&format!("{last} =")) && text.contains("stage 1 of"), "{lab}: {text}");
        // The next stage is gone through from its first part on, and looked at whole where the cursor stood before.
        person.press("left right right");
        assert!(!person.text().contains(&format!("{last} =")), "{lab}: {}", person.text());
    }
}

#[test]
fn a_product_that_does_not_fit_beside_its_factors_stands_below_one_and_beside_the_other() {
    for (lab, setting) in [("matmul", "n=4"), ("attention", "tokens=the,cat,sat,down"), ("layers", "seed=1")] {
        let mut person = Person::before(lab, 80, 24);
        person.set(setting);
        if lab == "attention" {
            person.set("d_k=2");
        }
        person.press(".");
        let text = person.text();
        let rows: Vec<&str> = text.lines().collect();
        let above =
            rows.iter().position(|row| row.contains('×') && !row.contains(['·', '('])).expect("the sign of a product");
        let below = rows.iter().position(|row| row.contains('→') && !row.contains(['·', '('])).expect("an arrow");
        assert!(above < below, "{lab}: {text}");
    }
}

#[test]
fn what_is_multiplied_within_a_formula_is_seen_too() {
    let mut person = Person::before("backprop", 80, 24);
    person.press(".");
    let text = person.text();
    for name in ["W1 (3×2)", "x (2)", "b1 (3)", "z1 (3)", "(3×2)·(2)+(3) → (3)"] {
        assert!(text.contains(name), "{name}: {text}");
    }
}

#[test]
fn a_step_that_leads_nowhere_says_so() {
    let mut person = Person::before("softmax", 80, 24);
    person.press("left");
    assert!(person.text().contains("this is the start"), "{}", person.text());
    person.press("end right");
    assert!(person.text().contains("this is the end; home goes back to the start"), "{}", person.text());
    // What helps a beginner is there at the end too.
    for hint in ["? help", "q quit", "enter why?"] {
        assert!(person.text().contains(hint), "{hint}: {}", person.text());
    }
}

#[test]
fn digits_lead_nowhere_while_questions_are_on() {
    let mut person = Person::before("softmax", 80, 24);
    person.press("p 3");
    assert_eq!(person.lab(), "softmax");
    assert!(person.text().contains("no question is open"), "{}", person.text());
    person.press("p 3");
    assert_ne!(person.lab(), "softmax");
}

#[test]
fn all_terms_of_a_short_sum_are_told() {
    let mut person = Person::before("attention", 80, 24);
    person.press("end enter");
    for term in 0..4 {
        assert!(person.text().contains(&format!("weights[0,{term}] ·")), "{}", person.text());
    }
}

#[test]
fn a_stage_back_within_a_round_is_no_step_before_the_start() {
    let mut person = Person::before("residuals", 80, 24);
    person.press(". . ,");
    assert!(!person.text().contains("this is the start"), "{}", person.text());
}
