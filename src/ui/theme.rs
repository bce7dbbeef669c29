//! What colours mean.

mod shade;

use std::rc::Rc;

use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use serde::Deserialize;
use serde::de::{Deserializer, Error};

use super::{Spots, Target};
use crate::terminal::{Capabilities, Colours, Palette};

/// The theme file that is part of the program.
const SHEET: &str = include_str!("../../assets/theme.toml");

/// Glyphs that no single ASCII character can stand for, and what does.
const SPELLED_OUT: [(&str, &str); 13] = [
    ("²", "^2"),
    ("ᵀ", "^T"),
    ("…", "..."),
    ("⊙", "*"),
    ("⊗", "(x)"),
    ("≤", "<="),
    ("≥", ">="),
    ("≠", "!="),
    ("≈", "~"),
    ("Δ", "d"),
    ("Σ", "sum"),
    ("∞", "inf"),
    ("√", "sqrt "),
];

/// Dark or light.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    /// Light text on a dark background.
    Dark,
    /// Dark text on a light background.
    Light,
}

#[derive(Deserialize)]
struct Sheet {
    dark: Inks,
    light: Inks,
}

/// What screens are drawn with: a style for every meaning, and the few glyphs that depend on the terminal.
#[derive(Debug, Clone)]
pub struct Theme {
    inks: Inks,
    background: Background,
    capabilities: Capabilities,
    /// Where it is noted what can be clicked on, if somebody asks.
    spots: Option<Rc<Spots>>,
}

/// One meaning: its style on a terminal of all colours, and its stand-ins on lesser ones.
#[derive(Debug, Clone, Copy)]
struct Ink {
    style: Style,
    rgb: (u8, u8, u8),
    ansi256: u8,
    ansi16: Color,
}

impl<'de> Deserialize<'de> for Ink {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Written {
            rgb: String,
            ansi256: u8,
            ansi16: String,
            #[serde(default)]
            bold: bool,
        }
        let written = Written::deserialize(deserializer)?;
        let colour = |text: &str| text.parse::<Color>().map_err(|_| D::Error::custom(format!("`{text}` is no colour")));
        let Color::Rgb(r, g, b) = colour(&written.rgb)? else {
            return Err(D::Error::custom(format!("`{}` is not #rrggbb", written.rgb)));
        };
        let modifier = if written.bold { Modifier::BOLD } else { Modifier::empty() };
        Ok(Self {
            style: Style::new().fg(Color::Rgb(r, g, b)).add_modifier(modifier),
            rgb: (r, g, b),
            ansi256: written.ansi256,
            ansi16: colour(&written.ansi16)?,
        })
    }
}

macro_rules! inks {
    ($($(#[$doc:meta])* $role:ident,)*) => {
        /// An ink for every meaning.
        #[derive(Debug, Clone, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Inks {
            $($role: Ink,)*
            heat: Vec<Ink>,
            shares: Vec<Ink>,
            on_share: Ink,
            runs: Vec<Ink>,
        }

        impl Theme {
            $($(#[$doc])* pub fn $role(&self) -> Style {
                self.inks.$role.style
            })*
        }

        impl Inks {
            fn all(&self) -> impl Iterator<Item = Ink> + '_ {
                let many = self.heat.iter().chain(&self.shares).chain(&self.runs);
                [$(self.$role,)*].into_iter().chain([self.on_share]).chain(many.copied())
            }
        }
    };
}

inks! {
    /// Running text.
    text,
    /// What stands back: formulas ahead of their numbers, units, hints.
    dim,
    /// Frames.
    border,
    /// Titles of frames.
    title,
    /// What is current: the tab, the marker, what has just changed.
    accent,
    /// Numbers that came out.
    value,
    /// Keys to press.
    key,
    /// Given data.
    data,
    /// What the lab has fitted to it.
    fitted,
    /// What it is meant to come to.
    target,
    /// A curve over the run, so far.
    curve,
    /// The same curve where it has been already and is not now.
    future,
    /// Level lines.
    contour,
    /// Errors in the sense of the field: predictions minus truth.
    error,
    /// What went wrong.
    warning,
}

impl Theme {
    /// The theme for a background, on a terminal of these capabilities.
    pub fn new(background: Background, capabilities: Capabilities) -> Self {
        let sheet = sheet();
        let inks = match background {
            Background::Dark => sheet.dark,
            Background::Light => sheet.light,
        };
        Self { inks, background, capabilities, spots: None }
    }

    /// The same theme, which takes note of where there is drawn what can be clicked on.
    #[must_use]
    pub fn noting(self, spots: &Rc<Spots>) -> Self {
        Self { spots: Some(Rc::clone(spots)), ..self }
    }

    /// Takes note of something that can be clicked on, if somebody asks.
    pub fn note(&self, place: Rect, target: Target) {
        if let Some(spots) = &self.spots {
            spots.note(place, target);
        }
    }

    /// The terminal's own ground and ink, as the theme takes them to be: red, green and blue.
    pub fn terminal(&self) -> ((u8, u8, u8), (u8, u8, u8)) {
        let paper = match self.background {
            Background::Dark => (21, 24, 30),
            Background::Light => (255, 255, 255),
        };
        (paper, self.inks.text.rgb)
    }

    /// The ground behind a number that lies `place` of the way from 0 to the largest, −1 to 1.
    pub fn heat(&self, place: f64) -> Style {
        let steps = &self.inks.heat;
        let middle = (steps.len() / 2) as f64;
        let step = (middle + place.clamp(-1.0, 1.0) * middle).round();
        // About 0 it is the terminal's own.
        let ink = steps.get(step as usize).filter(|_| !place.is_nan() && step != middle);
        ink.map_or_else(Style::new, |ink| Style::new().bg(ink.style.fg.unwrap_or_default()))
    }

    /// The run that has this place among those beside each other.
    pub fn run(&self, slot: usize) -> Style {
        let inks = &self.inks.runs;
        inks.get(slot % inks.len().max(1)).map_or_else(|| self.curve(), |ink| ink.style)
    }

    /// Whether there are colours: without them signs are told by glyphs and by strokes.
    pub fn has_colours(&self) -> bool {
        self.capabilities.colours != Colours::None
    }

    /// What a data point is drawn as where colour cannot tell it from a line; elsewhere it is a dot.
    pub fn point(&self) -> Option<&'static str> {
        (self.capabilities.colours == Colours::None || !self.capabilities.unicode).then_some("∘")
    }

    /// A formula as the terminal can show it: an exponent that cannot be raised must not look like a digit.
    pub fn formula(&self, text: String) -> String {
        if self.capabilities.unicode {
            return text;
        }
        SPELLED_OUT.into_iter().fold(text, |text, (glyph, ascii)| text.replace(glyph, ascii))
    }

    /// How many columns a [`formula`](Self::formula) takes on that terminal on which it takes most.
    pub fn most_columns(text: &str) -> usize {
        let spelled_out = |character| SPELLED_OUT.iter().find(|(glyph, _)| glyph.starts_with(character));
        text.chars().map(|character| spelled_out(character).map_or(1, |(_, ascii)| ascii.len())).sum()
    }

    /// The stand-ins of every colour there is.
    pub fn palette() -> Palette {
        let sheet = sheet();
        let inks = sheet.dark.all().chain(sheet.light.all());
        inks.map(|ink| (ink.rgb, (ink.ansi256, ink.ansi16))).collect()
    }
}

fn sheet() -> Sheet {
    toml::from_str(SHEET).expect("the theme file is part of the program and read by its tests")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn meanings_stay_apart_on_every_terminal() {
        for theme in [sheet().dark, sheet().light] {
            let lines = [theme.data, theme.fitted, theme.target, theme.curve, theme.error];
            for (i, a) in lines.iter().enumerate() {
                for b in &lines[i + 1..] {
                    assert_ne!(a.rgb, b.rgb);
                    assert_ne!(a.ansi256, b.ansi256);
                    assert_ne!(a.ansi16, b.ansi16);
                }
            }
        }
    }

    /// The share of light of each channel.
    fn linear((r, g, b): (u8, u8, u8)) -> [f64; 3] {
        [r, g, b].map(|channel| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.03928 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
        })
    }

    /// WCAG 2.1: relative luminance.
    fn luminance(rgb: (u8, u8, u8)) -> f64 {
        let [r, g, b] = linear(rgb);
        0.2126 * r + 0.7152 * g + 0.0722 * b
    }

    /// WCAG 2.1: contrast ratio.
    fn contrast(a: (u8, u8, u8), b: (u8, u8, u8)) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// A colour of the palette of 256, of those that are the same everywhere.
    fn of_256(index: u8) -> (u8, u8, u8) {
        let cube = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
        match index {
            0..16 => panic!("{index} looks different on every terminal"),
            16..232 => (cube((index - 16) / 36), cube((index - 16) / 6 % 6), cube((index - 16) % 6)),
            232.. => (8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232)),
        }
    }

    /// Both themes with the ground that each is for, on terminals of all colours and of 256.
    fn themes() -> [(Inks, (u8, u8, u8)); 2] {
        let capabilities = Capabilities { colours: Colours::True, unicode: true };
        [Background::Dark, Background::Light].map(|background| {
            let theme = Theme::new(background, capabilities);
            (theme.inks.clone(), theme.terminal().0)
        })
    }

    /// Everything that text is written in, on the terminal's ground and as ink and ground exchanged, and whatever is
    /// written on the ground behind numbers: also where they are lit.
    #[test]
    fn everything_can_be_read() {
        for (theme, ground) in themes() {
            let written = [
                theme.text,
                theme.dim,
                theme.title,
                theme.accent,
                theme.value,
                theme.key,
                theme.data,
                theme.fitted,
                theme.target,
                theme.curve,
                theme.error,
                theme.warning,
            ];
            let written: Vec<Ink> = written.into_iter().chain(theme.runs.iter().copied()).collect();
            let on_heat = [theme.text, theme.value, theme.accent];
            for ink in written {
                for rgb in [ink.rgb, of_256(ink.ansi256)] {
                    let contrast = contrast(rgb, ground);
                    assert!(contrast >= 4.5, "{rgb:?} on {ground:?}: {contrast:.2}");
                }
            }
            for (ink, heat) in on_heat.iter().flat_map(|ink| theme.heat.iter().map(move |heat| (ink, heat))) {
                for (ink, heat) in [(ink.rgb, heat.rgb), (of_256(ink.ansi256), of_256(heat.ansi256))] {
                    let contrast = contrast(ink, heat);
                    assert!(contrast >= 4.5, "{ink:?} on {heat:?}: {contrast:.2}");
                }
            }
            // What is drawn and not written takes less; frames only decorate.
            for ink in [theme.future, theme.contour] {
                for rgb in [ink.rgb, of_256(ink.ansi256)] {
                    let contrast = contrast(rgb, ground);
                    assert!(contrast >= 3.0, "{rgb:?} on {ground:?}: {contrast:.2}");
                }
            }
        }
    }

    #[test]
    fn shares_can_be_read_and_told_apart() {
        for (theme, _) in themes() {
            for (step, share) in theme.shares.iter().enumerate() {
                let ink = if theme.carries_text(step) { theme.text } else { theme.on_share };
                for (ink, share) in [(ink.rgb, share.rgb), (of_256(ink.ansi256), of_256(share.ansi256))] {
                    let contrast = contrast(ink, share);
                    assert!(contrast >= 4.5, "{ink:?} on {share:?}: {contrast:.2}");
                }
            }
            let apart: Vec<f64> = theme.shares.windows(2).map(|pair| contrast(pair[0].rgb, pair[1].rgb)).collect();
            assert!(apart.iter().all(|apart| *apart >= 1.15) && apart.iter().product::<f64>() >= 8.0, "{apart:?}");
        }
    }

    /// How somebody sees a colour who has no receptors for long waves, or none for middle ones (Viénot, Brettel and
    /// Mollon 1999).
    fn without(long: bool, rgb: (u8, u8, u8)) -> [f64; 3] {
        let [r, g, b] = linear(rgb);
        let yellow = if long { 0.11238 * r + 0.88762 * g } else { 0.29275 * r + 0.70725 * g };
        let blue = if long { 0.00401 * r - 0.00401 * g + b } else { -0.02234 * r + 0.02234 * g + b };
        // Back to what the eye takes for even steps.
        [yellow, yellow, blue].map(|channel| channel.max(0.0).powf(1.0 / 2.2) * 255.0)
    }

    #[test]
    fn below_and_above_zero_are_told_apart_by_every_eye() {
        for (theme, _) in themes() {
            let middle = theme.heat.len() / 2;
            for step in 1..=middle {
                let (below, above) = (theme.heat[middle - step], theme.heat[middle + step]);
                for (below, above) in [(below.rgb, above.rgb), (of_256(below.ansi256), of_256(above.ansi256))] {
                    for long in [true, false] {
                        let (a, b) = (without(long, below), without(long, above));
                        let distance = a.iter().zip(b).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt();
                        let least = if step == 1 { 8.0 } else { 25.0 };
                        assert!(distance >= least, "{below:?} and {above:?}: {distance:.1} apart");
                    }
                }
            }
            // From the middle outwards each ground stands out more, so that a larger number is seen as one.
            let ground = luminance(theme.heat[middle].rgb);
            let far = |ink: &Ink| (luminance(ink.rgb) - ground).abs();
            assert!(theme.heat[middle..].is_sorted_by(|a, b| far(a) < far(b)));
            assert!(theme.heat[..=middle].is_sorted_by(|a, b| far(a) > far(b)));
        }
    }

    #[test]
    fn the_palette_knows_every_colour() {
        let palette = Theme::palette();
        for ink in sheet().dark.all().chain(sheet().light.all()) {
            assert_eq!(palette.get(&ink.rgb), Some(&(ink.ansi256, ink.ansi16)));
        }
    }
}
