//! What frames cost on the line to the terminal.

use lina_tui::terminal::{Canvas, Capabilities, Colours, Reducer};
use lina_tui::ui::{Background, Theme};
use ratatui::layout::Size;

use super::person::Person;

/// The bytes of the frames of a lab in 256 colours while a key is pressed again and again, so many times or until it
/// changes nothing, and of drawing the last of them anew.
pub fn bytes_of(lab: &str, key: &str, times: usize, size: Size) -> (Vec<usize>, usize) {
    let capabilities = Capabilities { colours: Colours::Ansi256, unicode: true };
    let theme = Theme::new(Background::Dark, capabilities);
    let mut screen = Canvas::new(Reducer::new(capabilities, Theme::palette()), size);
    // Most terminals do.
    screen.repeat();
    let mut person = Person::before(lab, size.width, size.height);
    let draw = |screen: &mut Canvas, person: &Person| {
        screen.frame(|area, buffer| _ = person.app.view(&theme, area, buffer)).len()
    };
    draw(&mut screen, &person);
    let mut bytes = vec![];
    for _ in 0..times {
        person.press(key);
        match draw(&mut screen, &person) {
            0 => break,
            some => bytes.push(some),
        }
    }
    screen.forget();
    let anew = draw(&mut screen, &person);
    (bytes, anew)
}
