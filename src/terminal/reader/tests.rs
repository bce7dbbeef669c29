use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::paste::LARGEST;
use super::*;

fn read_all(reader: &mut Reader) -> Vec<Event> {
    std::iter::from_fn(|| reader.pop()).collect()
}

/// What is said when all of these bytes come at once and nothing after them.
fn said(bytes: &[u8]) -> Vec<Event> {
    let mut reader = Reader::default();
    reader.feed(bytes);
    reader.rest(Duration::from_secs(20));
    reader.rest(Duration::from_secs(20));
    read_all(&mut reader)
}

fn key(name: &str) -> Event {
    Event::Key(name.parse().unwrap())
}

fn keys(names: &str) -> Vec<Event> {
    names.split_whitespace().map(key).collect()
}

#[test]
fn bytes_become_keys() {
    for (bytes, name) in [
        (&b"a"[..], "a"),
        (b"?", "?"),
        (b" ", "space"),
        (b"\r", "enter"),
        (b"\x1b", "esc"),
        (b"\x7f", "backspace"),
        (b"\x08", "backspace"),
        (b"\t", "tab"),
        (b"\x1b[Z", "backtab"),
        (b"\x1b[9;2u", "backtab"),
        (b"\x1b[C", "right"),
        (b"\x1bOD", "left"),
        (b"\x1bO5C", "ctrl-right"),
        (b"\x1b[H", "home"),
        (b"\x1b[4~", "end"),
        (b"\x1b[5~", "pageup"),
        (b"\x1b[3~", "delete"),
        (b"\x1bOP", "f1"),
        (b"\x1b[[A", "f1"),
        (b"\x1b[15~", "f5"),
        (b"\x1b[24~", "f12"),
        (b"\x03", "ctrl-c"),
        (b"\x1b[27;5;99~", "ctrl-c"),
        (b"\x1b[99;5u", "ctrl-c"),
        (b"\x1b[97;2u", "A"),
        (b"\x00", "ctrl-space"),
        (b"\x1b[1;5C", "ctrl-right"),
        (b"\x1b[1;2D", "shift-left"),
        (b"\x1bw", "alt-w"),
        (b"\x1b]", "alt-]"),
        (b"\x1b[", "alt-["),
        (b"\x1bO", "alt-O"),
        (b"\x1bP", "alt-P"),
        (b"\x1b\xc3\xa9", "alt-é"),
        (b"\x1b\r", "alt-enter"),
        ("é".as_bytes(), "é"),
        ("日".as_bytes(), "日"),
    ] {
        assert_eq!(said(bytes), [key(name)], "{}", bytes.escape_ascii());
    }
}

#[test]
fn one_read_may_bring_several() {
    for (bytes, names) in [
        (&b"\x1b\x1b"[..], "esc esc"),
        (b"\x1b\x1b[C", "esc right"),
        (b"\x1b]x", "alt-] x"),
        (b"\x1b[\x1b[A", "alt-[ up"),
        (b"\x1b]11;rgb:ff\x1b[A", "up"),
        (b"\x1b[1;\x1b[A", "up"),
        (b"\xc3q", "q"),
        (b"\xe6\x97q", "q"),
        (b"\xffq\x80", "q"),
        (b"\x1b[1;5Zxy", "backtab x y"),
        (b"\x1b[1;5zxy", "x y"),
        (b"\x1b[99~\x1b[12345678901234567890~x", "x"),
        (b"\x1b[M !!\x1b[I\x1b[Ox", "x"),
    ] {
        let heard: Vec<Event> = said(bytes).into_iter().filter(|event| matches!(event, Event::Key(_))).collect();
        assert_eq!(heard, keys(names), "{}", bytes.escape_ascii());
    }
}

#[test]
fn clicks_pastes_wheels_and_answers_are_told_apart() {
    for (bytes, event) in [
        (&b"\x1b[<0;14;23M"[..], Event::Mouse(Mouse::Press, 13, 22)),
        (b"\x1b[<0;14;23m", Event::Mouse(Mouse::Release, 13, 22)),
        (b"\x1b[<32;1;1M", Event::Mouse(Mouse::Drag, 0, 0)),
        (b"\x1b[<64;1;2M", Event::Mouse(Mouse::WheelUp, 0, 1)),
        (b"\x1b[<65;1;1M", Event::Mouse(Mouse::WheelDown, 0, 0)),
        (b"\x1b[<0;99999;0M", Event::Mouse(Mouse::Press, u16::MAX, 0)),
        (b"\x1b[M !\"", Event::Mouse(Mouse::Press, 0, 1)),
        (b"\x1b[200~lr=0.1\x1b[201~", Event::Paste { text: "lr=0.1".to_owned(), is_whole: true }),
        (b"\x1b[200~\x03\x1b[A\x1b[20\x1b[201~", Event::Paste { text: "\x03\x1b[A\x1b[20".to_owned(), is_whole: true }),
        (b"\x1b[0n", Event::Answer(Answer::Done)),
        (b"\x1b[?62;22c", Event::Answer(Answer::Identity)),
        (b"\x1b]11;rgb:ffff/8000/0000\x1b\\", Event::Answer(Answer::Background(0xffff, 0x8000, 0))),
        (b"\x1b]11;rgb:ff/80/00\x07", Event::Answer(Answer::Background(0xffff, 0x8080, 0))),
        (b"\x1b]11;rgba:f/0/0/f\x07", Event::Answer(Answer::Background(0xffff, 0, 0))),
        (b"\x1b]11;rgb:hello\x07", Event::Answer(Answer::Other)),
        (b"\x1b]52;c;Zm9v\x07", Event::Answer(Answer::Other)),
        (b"\x1bP>|XTerm(370)\x1b\\", Event::Answer(Answer::Other)),
        (b"\x1b[3;7R", Event::Answer(Answer::Cursor(3, 7))),
    ] {
        assert_eq!(said(bytes), [event], "{}", bytes.escape_ascii());
    }
}

/// Beginnings of everything that is longer than two bytes, as fragments that killed a keyboard once.
const UNFINISHED: [&[u8]; 16] = [
    b"\x1b]1",
    b"\x1b]11;rgb:ff",
    b"\x1b]11;rgb:ffff/ffff/ffff",
    b"\x1b]0;a title",
    b"\x1bP1$r",
    b"\x1bXabc",
    b"\x1b^abc",
    b"\x1b_Gi=1",
    b"\x1b[<",
    b"\x1b[<0;1",
    b"\x1b[?",
    b"\x1b[>",
    b"\x1b[1;",
    b"\x1b[27;5;",
    b"\x1b[M",
    b"\xe6\x97",
];

#[test]
fn what_stays_unfinished_is_dropped_and_never_typed() {
    for fragment in UNFINISHED {
        assert_eq!(said(fragment), [], "{}", fragment.escape_ascii());
        let mut reader = Reader::default();
        reader.feed(fragment);
        reader.feed(b"\x03");
        assert_eq!(read_all(&mut reader), [key("ctrl-c")], "{}", fragment.escape_ascii());
    }
}

#[test]
fn a_key_after_a_pause_is_itself_and_the_rest_of_a_slow_sequence_is_not_typed() {
    for fragment in UNFINISHED {
        let mut reader = Reader::default();
        reader.feed(fragment);
        reader.rest(PAUSE);
        reader.feed(b"q");
        reader.feed(fragment);
        reader.rest(PAUSE);
        reader.feed(b":");
        assert_eq!(read_all(&mut reader), keys("q :"), "{}", fragment.escape_ascii());
    }
    for (bytes, event) in [
        (&b"\x1b[1;5C"[..], key("ctrl-right")),
        (b"\x1b[<0;14;23M", Event::Mouse(Mouse::Press, 13, 22)),
        (b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\", Event::Answer(Answer::Background(0xffff, 0xffff, 0xffff))),
        ("日".as_bytes(), key("日")),
    ] {
        let first = if bytes[0] == 0x1b { 3 } else { 1 };
        for at in (first..bytes.len()).filter(|at| bytes[at - 1] != 0x1b) {
            let mut reader = Reader::default();
            reader.feed(&bytes[..at]);
            reader.rest(MOMENT.checked_sub(Duration::from_millis(1)).unwrap());
            reader.feed(&bytes[at..]);
            let said = read_all(&mut reader);
            assert!(said.iter().eq([&event]), "{} at {at}: {said:?}", bytes.escape_ascii());
        }
    }
}

#[test]
fn a_held_key_does_not_keep_an_unfinished_sequence_alive() {
    let mut reader = Reader::default();
    reader.feed(b"\x1b]0;");
    for _ in 0..60 {
        reader.rest(Duration::from_millis(33));
        reader.feed(b"x");
    }
    assert!(read_all(&mut reader).len() > 25);
}

#[test]
fn a_paste_is_limited_in_size_and_in_time() {
    let mut reader = Reader::default();
    reader.feed(b"\x1b[200~");
    reader.feed(&vec![b'a'; 2 * LARGEST]);
    reader.feed(b"\x1b[201~q");
    assert_eq!(read_all(&mut reader), [Event::Paste { text: "a".repeat(LARGEST), is_whole: false }, key("q")]);

    // Its end is lost.
    reader.feed(b"\x1b[200~lost");
    reader.rest(Duration::from_millis(999));
    assert_eq!(read_all(&mut reader), []);
    reader.rest(Duration::from_millis(1));
    reader.feed(b"q");
    assert_eq!(read_all(&mut reader), [Event::Paste { text: "lost".to_owned(), is_whole: false }, key("q")]);

    // Its end is lost, and somebody hammers on the keyboard.
    reader.feed(b"\x1b[200~");
    let mut silences = 0;
    while reader.pop().is_none() {
        reader.feed(b"q");
        reader.rest(Duration::from_millis(400));
        silences += 400;
    }
    assert_eq!(silences, 10_000);
    reader.feed(b"q");
    assert_eq!(read_all(&mut reader), [key("q")]);

    // It is only slow: what is late is not typed.
    reader.feed(b"\x1b[200~");
    for _ in 0..200 {
        reader.feed(b"abc");
        reader.rest(Duration::from_millis(100));
    }
    reader.feed(b"\x1b[201~q");
    let heard = read_all(&mut reader);
    assert!(matches!(&heard[..], [Event::Paste { is_whole: false, .. }, last] if *last == key("q")), "{heard:?}");
    reader.feed(b"\x1b[200~");
    for _ in 0..110 {
        reader.rest(Duration::from_millis(100));
        reader.feed(b"a");
    }
    reader.feed(b"\x03");
    assert_eq!(read_all(&mut reader).last(), Some(&key("ctrl-c")));
}

/// Bytes at random, with escapes, beginnings and whole sequences among them.
fn fragments() -> impl Strategy<Value = Vec<Vec<u8>>> {
    let known: Vec<Vec<u8>> = UNFINISHED.iter().map(|fragment| fragment.to_vec()).collect();
    let known = prop::sample::select(known);
    let whole = prop::sample::select(vec![&b"\x1b[A"[..], b"\x1b[<0;1;1M", b"\x1b]", b"\x1b[", b"\x1b", b"\x1b[0n"]);
    let any = prop::collection::vec(any::<u8>(), 0..6);
    prop::collection::vec(prop_oneof![known, whole.prop_map(<[u8]>::to_vec), any], 0..12)
}

fn is_free_of_pastes(bytes: &[u8]) -> bool {
    !bytes.windows(6).any(|window| window == b"\x1b[200~")
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { rng_seed: RngSeed::Fixed(11), cases, ..ProptestConfig::default() }
}

/// The properties below, over so many cases.
fn hold(cases: u32) {
    // Nothing panics, and in the end nothing is held back.
    let rests = prop::collection::vec(0_u64..2000, 12);
    proptest!(config(cases), |(fragments in fragments(), rests in rests)| {
        let mut reader = Reader::default();
        for (fragment, rest) in fragments.iter().zip(rests) {
            reader.feed(fragment);
            reader.rest(Duration::from_millis(rest));
            prop_assert!(reader.held.len() <= KEPT);
        }
        while let Some(patience) = reader.patience() {
            prop_assert!(!patience.is_zero());
            reader.rest(patience);
        }
        read_all(&mut reader);
        reader.feed(b"q");
        prop_assert_eq!(read_all(&mut reader), [key("q")]);
    });
    // Ctrl-C is heard at once, and any key after a pause.
    proptest!(config(cases), |(fragments in fragments())| {
        let bytes = fragments.concat();
        prop_assume!(is_free_of_pastes(&bytes));
        let mut reader = Reader::default();
        reader.feed(&bytes);
        reader.feed(b"\x03");
        prop_assert_eq!(read_all(&mut reader).pop(), Some(key("ctrl-c")));
        reader.feed(&bytes);
        reader.rest(PAUSE);
        reader.feed(b"q");
        prop_assert_eq!(read_all(&mut reader).pop(), Some(key("q")));
    });
    // Wherever reads are split, the events are the same.
    proptest!(config(cases), |(fragments in fragments(), at in any::<prop::sample::Index>())| {
        let bytes = fragments.concat();
        let at = at.index(bytes.len() + 1);
        let mut reader = Reader::default();
        reader.feed(&bytes[..at]);
        reader.rest(Duration::from_millis(40));
        reader.feed(&bytes[at..]);
        reader.rest(Duration::from_secs(20));
        reader.rest(Duration::from_secs(20));
        prop_assert_eq!(read_all(&mut reader), said(&bytes));
        let mut reader = Reader::default();
        for byte in &bytes {
            reader.feed(&[*byte]);
        }
        reader.rest(Duration::from_secs(20));
        reader.rest(Duration::from_secs(20));
        prop_assert_eq!(read_all(&mut reader), said(&bytes));
    });
}

#[test]
fn a_keyboard_stays_alive_whatever_comes() {
    hold(2000);
}

/// `cargo test --release --lib keyboard -- --ignored`
#[test]
#[ignore = "a million cases take a minute"]
fn a_keyboard_stays_alive_for_a_million_cases() {
    hold(1_000_000);
}
