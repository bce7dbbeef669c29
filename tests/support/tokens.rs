//! Whether two outputs are the same: character for character but for numbers that carry rounding residue.

/// A piece of a text: a number, or what stands between.
#[derive(Debug, PartialEq)]
enum Piece<'a> {
    Number(&'a str, f64),
    Other(&'a str),
}

/// A number at the beginning of a text: digits, point, exponent.
fn number(text: &str) -> Option<(&str, f64)> {
    let bytes = text.as_bytes();
    let digits = |mut at: usize| {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) {
            at += 1;
        }
        at
    };
    let mut end = digits(0);
    if bytes.get(end) == Some(&b'.') {
        end = digits(end + 1);
    }
    if !bytes[..end].iter().any(u8::is_ascii_digit) {
        return None;
    }
    if matches!(bytes.get(end), Some(b'e' | b'E')) {
        let signed = end + 1 + usize::from(matches!(bytes.get(end + 1), Some(b'+' | b'-')));
        let after = digits(signed);
        if after > signed {
            end = after;
        }
    }
    text[..end].parse().ok().map(|value| (&text[..end], value))
}

fn pieces(line: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut at, mut start) = (0, 0);
    while at < line.len() {
        let inside_word = line[..at].ends_with(|c: char| c.is_alphabetic() || c == '_');
        let signed = usize::from(line[at..].starts_with('-'));
        if !inside_word && let Some((text, value)) = number(&line[at + signed..]) {
            if start < at {
                pieces.push(Piece::Other(&line[start..at]));
            }
            pieces.push(Piece::Number(text, if signed == 1 { -value } else { value }));
            at += signed + text.len();
            start = at;
        } else {
            at += line[at..].chars().next().map_or(1, char::len_utf8);
        }
    }
    if start < line.len() {
        pieces.push(Piece::Other(&line[start..]));
    }
    pieces
}

/// Close enough for a number that carries residue: long ones to 1e-9, tiny ones absolutely.
fn close(a: (&str, f64), b: (&str, f64)) -> bool {
    let long =
        |text: &str| text.split(['e', 'E']).next().unwrap_or("").bytes().filter(u8::is_ascii_digit).count() >= 12;
    let (x, y) = (a.1, b.1);
    let tiny = x.abs() <= 1e-9 && y.abs() <= 1e-9;
    tiny || ((long(a.0) || long(b.0)) && (x - y).abs() <= 1e-9 * x.abs().max(y.abs()))
}

/// The first line that differs, as (number, got, wanted).
pub fn difference(got: &str, want: &str) -> Option<(usize, String, String)> {
    let (mut ours, mut theirs) = (got.lines(), want.lines());
    for number in 1.. {
        match (ours.next(), theirs.next()) {
            (None, None) => return None,
            (Some(a), Some(b)) if same_line(a, b) => {}
            (a, b) => {
                return Some((number, a.unwrap_or("(no line)").to_string(), b.unwrap_or("(no line)").to_string()));
            }
        }
    }
    None
}

fn same_line(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    let (a, b) = (pieces(a), pieces(b));
    let mut residue = false;
    a.len() == b.len()
        && a.iter().zip(&b).all(|pair| match pair {
            (Piece::Number(s, x), Piece::Number(t, y)) => {
                residue |= s != t;
                s == t && x == y || close((s, *x), (t, *y))
            }
            // Where a residue is longer or shorter, what pads it is too.
            (Piece::Other(s), Piece::Other(t)) => s == t || s.split_whitespace().eq(t.split_whitespace()),
            _ => false,
        })
        && residue
}

#[test]
fn residue_is_told_from_a_wrong_number() {
    assert!(difference("x = 0.30000000000000004", "x = 0.3000000000000001").is_none());
    assert!(difference("[1. 2.5]  e1", "[1. 2.5]  e1").is_none());
    assert!(difference("0.31", "0.32").is_some());
    assert!(difference("[ 1e-17 2.]", "[0. 2.]").is_none());
    assert!(difference("a  b", "a b").is_some());
    assert_eq!(difference("a\nb", "a").map(|(line, ..)| line), Some(2));
}
