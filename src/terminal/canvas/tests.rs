use ratatui::style::{Color, Modifier, Style};

use super::super::{Capabilities, Colours, Palette};
use super::*;

fn screen(width: u16, height: u16) -> Canvas {
    let capabilities = Capabilities { colours: Colours::True, unicode: true };
    Canvas::new(Reducer::new(capabilities, Palette::new()), Size::new(width, height))
}

/// A frame with these lines.
fn lines<'a>(lines: &'a [&'a str]) -> impl FnOnce(Rect, &mut Buffer) + 'a {
    move |area, buffer| {
        for (y, line) in lines.iter().enumerate().take(usize::from(area.height)) {
            buffer.set_stringn(0, y as u16, line, area.width.into(), Style::new());
        }
    }
}

fn sent(screen: &mut Canvas, text: &[&str]) -> String {
    String::from_utf8(screen.frame(lines(text)).to_vec()).unwrap()
}

#[test]
fn a_frame_that_changes_nothing_has_no_bytes() {
    let mut screen = screen(20, 3);
    assert!(sent(&mut screen, &["hello"]).starts_with("\x1b[m\x1b[H\x1b[2J"));
    assert_eq!(sent(&mut screen, &["hello"]), "");
    assert_eq!(sent(&mut screen, &["hellO"]), "\x08O");
    assert_eq!(sent(&mut screen, &[]), "\r\x1b[K");
}

#[test]
fn another_size_or_a_terminal_that_others_wrote_on_is_drawn_whole() {
    let mut screen = screen(20, 3);
    sent(&mut screen, &["hello"]);
    screen.resize(Size::new(3, 2));
    assert!(sent(&mut screen, &["hello"]).ends_with("hel"));
    screen.forget();
    assert!(sent(&mut screen, &["hello"]).starts_with("\x1b[m\x1b[H\x1b[2J"));
    for (width, height) in [(0, 0), (0, 5), (5, 0), (1, 1)] {
        screen.resize(Size::new(width, height));
        sent(&mut screen, &["x"]);
        screen.draw(|_, _| {});
        screen.want(Cause::Person);
        screen.piece(1000);
    }
}

#[test]
fn only_long_frames_are_marked_as_one() {
    let mut screen = screen(200, 60);
    assert!(!sent(&mut screen, &["short"]).contains("\x1b[?2026h"));
    let long = "x".repeat(200);
    let long = sent(&mut screen, &vec![&*long; 60]);
    assert!(long.starts_with("\x1b[?2026h") && long.ends_with("\x1b[?2026l"));
}

#[test]
fn a_terminal_that_repeats_is_told_to_where_that_is_shorter() {
    for (text, bytes) in [
        ("────────b", "─\x1b[7bb"),
        ("aaaab", "aaaab"),
        ("aaaaaab", "a\x1b[5bb"),
        ("──b", "──b"),
        ("───b", "─\x1b[2bb"),
        ("─b", "─b"),
        ("──────────", "─\x1b[9b"),
    ] {
        let mut screen = screen(10, 1);
        screen.frame(|_, _| {});
        screen.repeat();
        assert_eq!(sent(&mut screen, &[text]), bytes, "{text}");
    }
}

#[test]
fn the_cursor_takes_the_shortest_way() {
    for (lines, bytes) in [
        (["a", "", ""], "a"),
        (["ab c", "", ""], "ab c"),
        (["ab       c", "", ""], "ab\x1b[7Cc"),
        (["a", " b", ""], "a\nb"),
        (["     a", "b", ""], "\x1b[5Ca\n\rb"),
        (["", "         a", "        b"], "\n\x1b[9Ca\x1b[3;9Hb"),
        (["", "", "a"], "\n\na"),
        (["         a", "b", ""], "\x1b[9Ca\n\rb"),
    ] {
        let mut screen = screen(10, 3);
        screen.frame(|_, _| {});
        assert_eq!(sent(&mut screen, &lines), bytes, "{lines:?}");
    }
}

#[test]
fn the_pen_is_changed_only_when_it_is_seen() {
    let mut screen = screen(9, 1);
    screen.frame(|_, _| {});
    let red = Style::new().fg(Color::Indexed(203));
    let bytes = screen.frame(|_, next| {
        next.set_string(0, 0, "ab", red);
        next.set_string(2, 0, "c", red.add_modifier(Modifier::BOLD));
        next.set_string(3, 0, "d", red);
        next.set_string(4, 0, "e", Style::new());
        next.set_string(6, 0, "f", red);
        next.set_string(7, 0, " ", Style::new().bg(Color::Red));
        next.set_string(8, 0, "g", red.bg(Color::Red));
    });
    let expected = "\x1b[38;5;203mab\x1b[1mc\x1b[22md\x1b[me \x1b[38;5;203mf\x1b[41m g";
    assert_eq!(str::from_utf8(bytes).unwrap(), expected);
}

#[test]
fn blanks_are_erased_where_that_is_shorter() {
    let mut screen = screen(40, 1);
    let full = "x".repeat(40);
    sent(&mut screen, &[&full]);
    assert_eq!(sent(&mut screen, &["xxxxxxx"]), "\r\x1b[7C\x1b[K");
    sent(&mut screen, &[&full]);
    let middle = format!("xx{}x{}", " ".repeat(20), "x".repeat(17));
    assert_eq!(sent(&mut screen, &[&middle]), "\rxx\x1b[20X");
    sent(&mut screen, &["x"]);
    assert_eq!(sent(&mut screen, &["yyy   yyy"]), "\ryyy   yyy");
}

#[test]
fn the_end_of_a_row_is_erased_once() {
    let mut screen = screen(40, 1);
    sent(&mut screen, &["some words, some of which go"]);
    assert_eq!(sent(&mut screen, &["some"]), "\x1b[23D\x1b[K");
}

#[test]
fn what_terminals_may_take_for_wider_is_not_trusted() {
    let mut screen = screen(20, 2);
    screen.frame(|_, _| {});
    let family = "👨\u{200d}👩\u{200d}👧";
    assert_eq!(sent(&mut screen, &[&format!("{family}ab")]), format!("  \x1b[H{family}\x1b[1;3Hab\x1b[K"));
    // What it may have covered is written again when it goes, and not before.
    assert_eq!(sent(&mut screen, &[&format!("{family}ac")]), "\x08c");
    assert_eq!(sent(&mut screen, &["xyac"]), "\rxyac\x1b[K");
}

#[test]
fn the_most_important_is_sent_first_and_the_rest_follows() {
    let mut screen = screen(60, 6);
    let mut shown = vt100::Parser::new(6.try_into().unwrap(), 60.try_into().unwrap(), 0);
    screen.send_first(vec![Rect::new(0, 5, 60, 1)]);
    let old = ["a".repeat(60), "b".repeat(60), "c".repeat(60), "d".repeat(60), "e".repeat(60), "status 1".to_owned()];
    shown.process(screen.frame(lines(&old.each_ref().map(String::as_str))));
    let row = |shown: &vt100::Parser, y: u16| shown.screen().rows(0, 60).nth(y.into()).unwrap();
    // Time changes all; then a person changes a word in the last row but one.
    let mut new = old.map(|line| line.to_uppercase());
    screen.draw(lines(&new.each_ref().map(String::as_str)));
    screen.want(Cause::Time);
    new[4].replace_range(10..14, "WORD");
    screen.draw(lines(&new.each_ref().map(String::as_str)));
    screen.want(Cause::Person);
    shown.process(screen.piece(110));
    assert_eq!(row(&shown, 5), "STATUS 1");
    assert_eq!(&row(&shown, 4)[8..16], "eeWORDee");
    // Another frame overtakes what is left of this one; in the end it is there, whole.
    new[0].replace_range(0..60, &"z".repeat(60));
    screen.draw(lines(&new.each_ref().map(String::as_str)));
    screen.want(Cause::Time);
    let mut pieces = 0;
    loop {
        let piece = screen.piece(110).to_vec();
        if piece.is_empty() {
            break;
        }
        assert!(piece.len() <= 110, "{}", piece.len());
        shown.process(&piece);
        pieces += 1;
    }
    assert!(pieces > 3);
    for (y, line) in new.iter().enumerate() {
        assert_eq!(row(&shown, y as u16), *line);
    }
}

#[test]
fn lower_rows_are_reached_while_upper_ones_change() {
    let mut screen = screen(60, 10);
    let mut shown = vt100::Parser::new(10.try_into().unwrap(), 60.try_into().unwrap(), 0);
    shown.process(screen.frame(|_, _| {}));
    for frame in 0..40 {
        let line = if frame % 2 == 0 { "x".repeat(60) } else { "y".repeat(60) };
        screen.draw(lines(&[&*line; 10]));
        screen.want(Cause::Time);
        shown.process(screen.piece(150));
    }
    assert!(shown.screen().rows(0, 60).all(|row| row.len() == 60), "{}", shown.screen().contents());
}

/// A terminal's own reading of the bytes shows what was drawn, over any sequence of frames, of which some are sent in
/// part only before they are overtaken.
#[test]
fn a_terminal_that_reads_the_bytes_shows_the_buffer() {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;
    let config = || ProptestConfig { rng_seed: RngSeed::Fixed(7), cases: 500, ..ProptestConfig::default() };
    let symbol =
        prop::sample::select(vec![" ", "a", "⣿", "│", "x", " ", " ", " ", " ", "日", "👨\u{200d}👩\u{200d}👧", "🇩🇪"]);
    let colour =
        prop::sample::select(vec![Color::Reset, Color::Reset, Color::Red, Color::Indexed(203), Color::Rgb(1, 2, 3)]);
    let modifier = prop::sample::select(vec![
        Modifier::empty(),
        Modifier::empty(),
        Modifier::BOLD,
        Modifier::REVERSED,
        Modifier::UNDERLINED | Modifier::ITALIC,
    ]);
    let cell = (symbol, colour.clone(), colour, modifier, 1_usize..8);
    let frame = (prop::collection::vec(cell, 14 * 4), 60_usize..400, any::<bool>());
    proptest!(config(), |(frames in prop::collection::vec(frame, 1..6))| {
        let mut screen = screen(14, 4);
        let mut parser = vt100::Parser::new(4.try_into()?, 14.try_into()?, 0);
        for (cells, limit, is_whole) in frames {
            let cause = if is_whole { Cause::Person } else { Cause::Time };
            screen.draw(|_, next| {
                let mut stretch = cells.iter().flat_map(|(symbol, fg, bg, modifier, times)| {
                    std::iter::repeat_n((symbol, fg, bg, modifier), *times)
                });
                for (k, cell) in next.content.iter_mut().enumerate() {
                    let (symbol, fg, bg, modifier) = stretch.next().unwrap();
                    // The terminal of these tests wraps lines whatever it is told.
                    let symbol = if k % 14 > 7 && symbol.chars().count() > 1 { "x" } else { symbol };
                    cell.set_symbol(symbol).set_style(Style::new().fg(*fg).bg(*bg).add_modifier(*modifier));
                }
            });
            screen.want(cause);
            parser.process(screen.piece(limit));
            if !is_whole {
                continue;
            }
            while screen.cost() > 0 {
                parser.process(screen.piece(limit));
            }
            for (y, x) in (0..4).flat_map(|y| (0..14).map(move |x| (y, x))) {
                let (ours, theirs) = (&screen.wanted[(x, y)], parser.screen().cell(y, x).unwrap());
                // How a terminal shows such a cluster in the cells that are its own is its own affair.
                let is_cluster = |x: u16| screen.wanted.cell((x, y)).is_some_and(|cell| cell.symbol().chars().count() > 1);
                if is_cluster(x) || (ours.symbol().is_empty() && is_cluster(x - 1)) {
                    continue;
                }
                let symbol = if ours.symbol().is_empty() { "" } else if theirs.contents().is_empty() { " " } else { theirs.contents() };
                prop_assert_eq!(symbol, ours.symbol(), "at {},{}", x, y);
                if ours.symbol().is_empty() {
                    continue;
                }
                prop_assert_eq!(theirs.bgcolor(), vt_colour(ours.bg));
                prop_assert_eq!(theirs.inverse(), ours.modifier.contains(Modifier::REVERSED));
                prop_assert_eq!(theirs.underline(), ours.modifier.contains(Modifier::UNDERLINED), "at {},{}: {:?}", x, y, ours);
                if ours.symbol() != " " || ours.modifier.contains(Modifier::REVERSED) {
                    prop_assert_eq!(theirs.fgcolor(), vt_colour(ours.fg));
                    prop_assert_eq!(theirs.bold(), ours.modifier.contains(Modifier::BOLD));
                }
            }
        }
    });
}

fn vt_colour(colour: Color) -> vt100::Color {
    match colour {
        Color::Red => vt100::Color::Idx(1),
        Color::Indexed(index) => vt100::Color::Idx(index),
        Color::Rgb(r, g, b) => vt100::Color::Rgb(r, g, b),
        _ => vt100::Color::Default,
    }
}
