//! What the terminal can show, and in which colours: by what the person says, by the environment, and by what the
//! terminal says of itself once it has been asked.

use crate::cli::{ColourChoice, LookOptions, ThemeChoice};
use crate::terminal::reader::Answer;
use crate::terminal::{Capabilities, Colours, Reducer};
use crate::ui::{Background, Theme};

/// What screens are drawn with.
#[derive(Debug)]
pub struct Appearance {
    capabilities: Capabilities,
    /// The background that the command line or the settings name; nothing where the terminal is to say.
    preset: Option<Background>,
    /// What the terminal said.
    told: Option<Background>,
    /// What the person chose since.
    chosen: Option<Background>,
    /// What came of these.
    background: Background,
    theme: Theme,
}

impl Appearance {
    /// As the command line and the environment say.
    pub fn new(look: LookOptions) -> Self {
        let mut capabilities = Capabilities::detect();
        capabilities.unicode &= !look.ascii;
        capabilities.colours = match look.color {
            ColourChoice::Auto => capabilities.colours,
            ColourChoice::Never => Colours::None,
            ColourChoice::Ansi16 => Colours::Ansi16,
            ColourChoice::Ansi256 => Colours::Ansi256,
            ColourChoice::Truecolor => Colours::True,
        };
        let preset = match look.theme {
            ThemeChoice::Auto => None,
            ThemeChoice::Dark => Some(Background::Dark),
            ThemeChoice::Light => Some(Background::Light),
        };
        let background = preset.unwrap_or(Background::Dark);
        let theme = Theme::new(background, capabilities);
        Self { capabilities, preset, told: None, chosen: None, background, theme }
    }

    /// Whether to ask the terminal for its background. Nobody waits for the answer: until it comes, the background is
    /// taken to be dark.
    pub fn asks_background(&self) -> bool {
        self.preset.is_none() && self.capabilities.colours != Colours::None
    }

    /// Whether more than ASCII may be sent.
    pub fn has_unicode(&self) -> bool {
        self.capabilities.unicode
    }

    /// Takes note of what the terminal says of itself. Says whether that changes the colours.
    pub fn learn(&mut self, answer: Answer) -> bool {
        let Answer::Background(red, green, blue) = answer else { return false };
        let brightness = 0.2126 * f64::from(red) + 0.7152 * f64::from(green) + 0.0722 * f64::from(blue);
        let is_light = brightness > 0.5 * f64::from(u16::MAX);
        self.told = Some(if is_light { Background::Light } else { Background::Dark });
        self.settle()
    }

    /// Draws in the colours for this background from now on; for nothing, as it was begun with.
    pub fn choose(&mut self, background: Option<Background>) {
        self.chosen = background;
        self.settle();
    }

    /// Takes the colours for the background that counts. Says whether these are others.
    fn settle(&mut self) -> bool {
        let background = self.chosen.or(self.preset).or(self.told).unwrap_or(Background::Dark);
        let changes = background != self.background;
        if changes {
            self.background = background;
            self.theme = Theme::new(background, self.capabilities);
        }
        changes
    }

    /// The colours to draw in.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// What brings a drawn screen down to what the terminal can show.
    pub fn reducer(&self) -> Reducer {
        Reducer::new(self.capabilities, Theme::palette())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begun(theme: ThemeChoice) -> Appearance {
        Appearance::new(LookOptions { theme, color: ColourChoice::Ansi256, ascii: false })
    }

    #[test]
    fn the_person_counts_more_than_the_settings_and_these_more_than_the_terminal() {
        let white = Answer::Background(u16::MAX, u16::MAX, u16::MAX);
        let mut automatic = begun(ThemeChoice::Auto);
        assert!(automatic.asks_background() && automatic.learn(white) && !automatic.learn(white));
        assert_eq!(automatic.background, Background::Light);
        automatic.choose(Some(Background::Dark));
        assert!(!automatic.learn(white));
        assert_eq!(automatic.background, Background::Dark);
        automatic.choose(None);
        assert_eq!(automatic.background, Background::Light, "what the terminal said is not forgotten");

        let mut dark = begun(ThemeChoice::Dark);
        assert!(!dark.asks_background() && !dark.learn(white));
        dark.choose(Some(Background::Light));
        assert_eq!(dark.background, Background::Light);
        dark.choose(None);
        assert_eq!(dark.background, Background::Dark);
    }
}
