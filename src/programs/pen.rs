//! How a program asks for what it draws to look: colour, line, marker.

use crate::python::session::{Given, Shown};

/// A colour, as near as a terminal's theme comes to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Violet, purple, magenta.
    Violet,
    /// Orange.
    Orange,
    /// Green.
    Green,
    /// Blue.
    Blue,
    /// Red, pink.
    Red,
    /// Cyan, teal.
    Cyan,
    /// Yellow, olive.
    Yellow,
    /// Grey.
    Grey,
    /// Black, and white: the ink that the terminal writes with.
    Ink,
}

/// The colours that follow each other where nothing is said: as near as there are to Matplotlib's.
const CYCLE: [Colour; 10] = [
    Colour::Blue,
    Colour::Orange,
    Colour::Green,
    Colour::Red,
    Colour::Violet,
    Colour::Yellow,
    Colour::Cyan,
    Colour::Grey,
    Colour::Yellow,
    Colour::Cyan,
];

/// The hue of each colour, in degrees.
const HUES: [(Colour, f64); 7] = [
    (Colour::Red, 350.0),
    (Colour::Orange, 30.0),
    (Colour::Yellow, 57.0),
    (Colour::Green, 130.0),
    (Colour::Cyan, 183.0),
    (Colour::Blue, 222.0),
    (Colour::Violet, 290.0),
];

/// What colours are called, and which are meant.
const NAMES: &[(&str, Colour)] = &[
    (
        "blue navy royalblue steelblue dodgerblue cornflowerblue skyblue lightblue darkblue mediumblue deepskyblue b",
        Colour::Blue,
    ),
    ("orange darkorange coral tomato orangered sandybrown chocolate peru", Colour::Orange),
    ("green lime darkgreen forestgreen seagreen limegreen lightgreen mediumseagreen springgreen g", Colour::Green),
    ("red crimson darkred firebrick salmon indianred pink hotpink deeppink lightcoral brown maroon r", Colour::Red),
    ("purple violet magenta fuchsia indigo orchid darkviolet rebeccapurple mediumpurple plum m", Colour::Violet),
    ("cyan teal aqua turquoise darkcyan lightseagreen darkturquoise c", Colour::Cyan),
    ("yellow gold olive khaki goldenrod darkkhaki y", Colour::Yellow),
    ("gray grey silver lightgray lightgrey darkgray darkgrey dimgray slategray", Colour::Grey),
    ("black white k w", Colour::Ink),
];

impl Colour {
    /// The colour of what is drawn at this place, where nothing is said.
    pub fn of_cycle(place: usize) -> Self {
        CYCLE[place % CYCLE.len()]
    }

    /// As a program writes it: `red`, `tab:blue`, `C1`, `#ff8800`, `0.5`, `r`.
    pub fn named(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        let text = text.strip_prefix("tab:").or(text.strip_prefix("xkcd:")).unwrap_or(&text);
        if let Some(place) = text.strip_prefix('c').and_then(|place| place.parse().ok()) {
            return Some(Self::of_cycle(place));
        }
        if let Some(digits) = text.strip_prefix('#') {
            return Self::of_digits(digits);
        }
        if let Ok(grey) = text.parse::<f64>() {
            return Some(if (0.15..0.85).contains(&grey) { Self::Grey } else { Self::Ink });
        }
        NAMES.iter().find(|(names, _)| names.split(' ').any(|name| name == text)).map(|(_, colour)| *colour)
    }

    fn of_digits(digits: &str) -> Option<Self> {
        let long: String = match digits.len() {
            3 | 4 => digits.chars().take(3).flat_map(|digit| [digit, digit]).collect(),
            6 | 8 => digits.chars().take(6).collect(),
            _ => return None,
        };
        let part = |at: usize| u8::from_str_radix(long.get(at..at + 2)?, 16).ok();
        let part = |at| part(at).map(|part| f64::from(part) / 255.0);
        Some(Self::nearest([part(0)?, part(2)?, part(4)?]))
    }

    /// The nearest to red, green and blue, each from 0 to 1.
    fn nearest([red, green, blue]: [f64; 3]) -> Self {
        let (most, least) = (red.max(green).max(blue), red.min(green).min(blue));
        let apart = most - least;
        if apart < 0.12 {
            return if (0.15..0.85).contains(&most) { Self::Grey } else { Self::Ink };
        }
        let sixth = if most == red {
            ((green - blue) / apart).rem_euclid(6.0)
        } else if most == green {
            (blue - red) / apart + 2.0
        } else {
            (red - green) / apart + 4.0
        };
        let far = |hue: f64| ((hue - sixth * 60.0).rem_euclid(360.0)).min((sixth * 60.0 - hue).rem_euclid(360.0));
        HUES.iter().min_by(|a, b| far(a.1).total_cmp(&far(b.1))).map_or(Self::Ink, |(colour, _)| *colour)
    }

    /// As it was given: by name, or as three numbers.
    pub fn given(given: &Given) -> Option<Self> {
        match given {
            Given::Plain(Shown::Str(text)) => Self::named(text),
            Given::Plain(Shown::List(items)) if (3..=4).contains(&items.len()) => {
                let number = |shown: &Shown| match shown {
                    Shown::Float(number) => Some(*number),
                    Shown::Int(whole) => Some(*whole as f64),
                    _ => None,
                };
                Some(Self::nearest([number(&items[0])?, number(&items[1])?, number(&items[2])?]))
            }
            Given::Plain(Shown::Float(grey)) => Self::named(&grey.to_string()),
            _ => None,
        }
    }
}

/// How a line is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dash {
    /// `-`
    Solid,
    /// `--`
    Dashed,
    /// `:`
    Dotted,
    /// `-.`
    Mixed,
}

impl Dash {
    /// As it is called: a word, or its sign; nothing where there is to be no line.
    fn named(text: &str) -> Option<Self> {
        Some(match text {
            "-" | "solid" => Self::Solid,
            "--" | "dashed" => Self::Dashed,
            ":" | "dotted" => Self::Dotted,
            "-." | "dashdot" => Self::Mixed,
            _ => return None,
        })
    }
}

/// What points are drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marker {
    /// `o`
    Circle,
    /// `x`
    Cross,
    /// `+`
    Plus,
    /// `^ v < >`
    Triangle,
    /// `s`
    Square,
    /// `D d`
    Diamond,
    /// `*`
    Star,
    /// `. ,`
    Dot,
}

impl Marker {
    /// In the order in which they are taken where nothing is said.
    pub const ALL: [Self; 8] =
        [Self::Circle, Self::Cross, Self::Plus, Self::Diamond, Self::Triangle, Self::Square, Self::Star, Self::Dot];

    fn named(letter: char) -> Option<Self> {
        Some(match letter {
            'o' | '8' | 'h' | 'H' | 'p' => Self::Circle,
            'x' | 'X' => Self::Cross,
            '+' | 'P' | '1' | '2' | '3' | '4' | '|' | '_' => Self::Plus,
            '^' | 'v' | '<' | '>' => Self::Triangle,
            's' => Self::Square,
            'D' | 'd' => Self::Diamond,
            '*' => Self::Star,
            '.' | ',' => Self::Dot,
            _ => return None,
        })
    }
}

/// How something is to look, as far as the program says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pen {
    /// Its colour.
    pub colour: Option<Colour>,
    /// The kind of its line.
    pub dash: Option<Dash>,
    /// Whether there is to be no line.
    pub is_without_line: bool,
    /// What its points are drawn as.
    pub marker: Option<Marker>,
}

impl Pen {
    /// As what was given by name says: `color`, `linestyle`, `marker`, and their short names.
    pub fn of(named: &[(String, Given)]) -> Self {
        let find =
            |names: [&str; 2]| named.iter().find(|(name, _)| names.contains(&name.as_str())).map(|(_, given)| given);
        let text = |names: [&str; 2]| match find(names)? {
            Given::Plain(Shown::Str(text)) => Some(text.as_str()),
            _ => None,
        };
        let line = text(["linestyle", "ls"]);
        Self {
            colour: find(["color", "c"]).and_then(Colour::given),
            dash: line.and_then(Dash::named),
            is_without_line: matches!(line, Some("" | " " | "None" | "none")),
            marker: text(["marker", "marker"]).and_then(|marker| Marker::named(marker.chars().next()?)),
        }
    }

    /// The same with what a format says, as `r--` or `o`: what is given by name holds.
    #[must_use]
    pub fn with_format(self, format: &str) -> Self {
        // The name of a colour stands alone.
        let whole = (format.chars().count() > 1).then(|| Colour::named(format)).flatten();
        if let Some(colour) = whole {
            return Self { colour: self.colour.or(Some(colour)), ..self };
        }
        let mut rest = format.to_owned();
        let mut dash = None;
        for sign in ["--", "-.", "-", ":"] {
            if let Some(at) = rest.find(sign) {
                rest.replace_range(at..at + sign.len(), "");
                dash = Dash::named(sign);
                break;
            }
        }
        let marker = rest.chars().find_map(Marker::named);
        let colour = rest.chars().find(|letter| "bgrcmykw".contains(*letter));
        let colour = colour.and_then(|letter| Colour::named(&letter.to_string()));
        Self {
            colour: self.colour.or(colour),
            dash: self.dash.or(dash),
            is_without_line: self.is_without_line || (marker.is_some() && dash.is_none() && self.dash.is_none()),
            marker: self.marker.or(marker),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_the_nearest_that_there_are() {
        for (text, colour) in [
            ("r", Colour::Red),
            ("tab:orange", Colour::Orange),
            ("C0", Colour::Blue),
            ("#00ff00", Colour::Green),
            ("#808080", Colour::Grey),
            ("0.5", Colour::Grey),
            ("k", Colour::Ink),
            ("#f0f", Colour::Violet),
            ("steelblue", Colour::Blue),
        ] {
            assert_eq!(Colour::named(text), Some(colour), "{text}");
        }
        assert_eq!(Colour::named("no such"), None);
    }

    #[test]
    fn formats_say_colour_line_and_marker() {
        let pen = |format: &str| Pen::default().with_format(format);
        assert_eq!((pen("r--").colour, pen("r--").dash), (Some(Colour::Red), Some(Dash::Dashed)));
        assert_eq!((pen("-.").dash, pen("-.").marker), (Some(Dash::Mixed), None));
        assert_eq!((pen("go").marker, pen("go").is_without_line), (Some(Marker::Circle), true));
        assert_eq!((pen("o-").marker, pen("o-").is_without_line), (Some(Marker::Circle), false));
        assert_eq!((pen("red").colour, pen("red").dash), (Some(Colour::Red), None));
        assert_eq!((pen("k:").colour, pen("k:").dash), (Some(Colour::Ink), Some(Dash::Dotted)));
        assert!(pen("b.").is_without_line && pen("b.").marker == Some(Marker::Dot));
    }
}
