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
    background: Background,
    /// Whether the terminal's own background decides.
    is_automatic: bool,
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
        let background = if look.theme == ThemeChoice::Light { Background::Light } else { Background::Dark };
        let is_automatic = look.theme == ThemeChoice::Auto && capabilities.colours != Colours::None;
        Self { capabilities, background, is_automatic, theme: Theme::new(background, capabilities) }
    }

    /// Whether to ask the terminal for its background. Nobody waits for the answer: until it comes, the background is
    /// taken to be dark.
    pub fn asks_background(&self) -> bool {
        self.is_automatic
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
        let background = if is_light { Background::Light } else { Background::Dark };
        let changes = self.is_automatic && background != self.background;
        if changes {
            self.background = background;
            self.theme = Theme::new(background, self.capabilities);
        }
        changes
    }

    /// Draws in the colours for this background from now on, whatever the terminal says.
    pub fn choose(&mut self, background: Background) {
        self.is_automatic = false;
        if background != self.background {
            self.background = background;
            self.theme = Theme::new(background, self.capabilities);
        }
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
