//! The playground's screen: signs without colours, gradients on the way back, and what is on it at which size.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

/// What stands in the inside of the panel whose title begins so, row by row.
fn inside(text: &str, title: &str) -> Vec<String> {
    let rows: Vec<Vec<char>> = text.lines().map(|line| line.chars().collect()).collect();
    let begins: Vec<char> = format!("╭ {title}").chars().collect();
    let (top, left) = rows
        .iter()
        .enumerate()
        .find_map(|(y, row)| Some((y, row.windows(begins.len()).position(|part| part == begins)?)))
        .unwrap_or_else(|| panic!("no panel {title} in {text}"));
    let right = left + rows[top][left..].iter().position(|c| *c == '╮').unwrap();
    let below = rows[top + 1..].iter().take_while(|row| row[left] == '│');
    below.map(|row| row[left + 1..right].iter().collect()).collect()
}

/// Without colours the sign of the field and of every line is in the glyphs.
#[test]
fn without_colours_signs_are_told_by_glyphs() {
    use lina_tui::terminal::{Capabilities, Colours, Reducer};
    use lina_tui::ui::{Background, Theme};
    for unicode in [true, false] {
        let capabilities = Capabilities { colours: Colours::None, unicode };
        let mut person = support::person::Person::before("playground", 80, 24);
        person.press(": \"60 enter v");
        let area = ratatui::layout::Rect::new(0, 0, 80, 24);
        let mut buffer = ratatui::buffer::Buffer::empty(area);
        _ = person.app.view(&Theme::new(Background::Dark, capabilities), area, &mut buffer);
        Reducer::new(capabilities, Theme::palette()).reduce(&mut buffer);
        let lines = (0..24).map(|y| (0..80).map(|x| buffer[(x, y)].symbol().to_owned()).collect::<String>());
        let text = lines.collect::<Vec<_>>().join("\n");
        let [above, below] = if unicode { ["+·", "▒░"] } else { ["+.", "=-"] };
        let field = text.lines().skip(2).take(11).collect::<Vec<_>>();
        // The ring lies outside, the disc within: the middle is the side of +1, the edges are that of −1.
        let middle: String = field[5].chars().skip(30).take(20).collect();
        let edge: String = field[0].chars().skip(2).take(8).collect();
        assert!(middle.chars().any(|c| above.contains(c)) && !middle.chars().any(|c| below.contains(c)), "{text}");
        assert!(edge.chars().all(|c| below.contains(c)), "{text}");
    }
}

/// Lines stand only where the way back has been: what is drawn there are gradients, as the legend says.
#[test]
fn on_the_way_back_lines_show_gradients_alone() {
    let mut person = support::person::Person::before("playground", 80, 24);
    let dots = |person: &support::person::Person| {
        let network = inside(&person.text(), "network 2-4-2-1");
        let of = |from: usize, to: usize| {
            let cells = network.iter().flat_map(|row| row.chars().skip(from).take(to - from).collect::<Vec<_>>());
            cells.filter(|c| ('\u{2801}'..='\u{28ff}').contains(c)).count()
        };
        [of(12, 17), of(32, 36)]
    };
    person.press(": \"2.8 enter");
    let weights = dots(&person);
    assert!(weights[0] > 3 && weights[1] > 3, "{weights:?} {}", person.text());
    person.press(": \"2.5 enter");
    assert!(person.text().contains("gradients > 0"), "{}", person.text());
    let [first, last] = dots(&person);
    assert_eq!(first, 0, "{}", person.text());
    assert!(last > 3, "{}", person.text());
}

/// However wide and tall the screen is, the loss is on it; where it is tall, so are the parameters.
#[test]
fn the_loss_is_on_every_screen() {
    for (width, height, has_parameters) in
        [(80, 24, false), (80, 31, true), (90, 45, true), (120, 36, true), (200, 60, true)]
    {
        let person = support::person::Person::before("playground", width, height);
        let text = person.text();
        assert!(text.contains("loss: train 0.5181"), "{width}x{height}: {text}");
        assert!(text.contains("what it says") || text.contains("what the network says"), "{width}x{height}: {text}");
        assert_eq!(text.contains("parameters ─"), has_parameters, "{width}x{height}: {text}");
    }
}

#[test]
fn the_view_shows_both_the_field_the_network_or_the_loss_surface() {
    let mut person = support::person::Person::before("playground", 80, 24);
    for (field, network) in [(true, true), (true, false), (false, true), (false, false), (true, true)] {
        let text = person.text();
        assert_eq!(
            (text.contains("the network says") || text.contains("what it says"), text.contains("network 2-4-2-1")),
            (field, network),
            "{text}"
        );
        person.press("v");
    }
}

#[test]
fn who_wants_to_be_asked_is_told_that_there_are_no_questions_here() {
    let mut person = support::person::Person::before("playground", 80, 24);
    person.press("p");
    assert!(person.text().contains("playground has none"), "{}", person.text());
}
