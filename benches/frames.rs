//! Times what lies between a key and the bytes of its frame, and counts these bytes.

#![expect(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]

#[path = "../tests/support/mod.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod support;

use std::time::Instant;

use lina_tui::terminal::{Capabilities, Colours, Reducer, Screen};
use lina_tui::ui::{Background, Theme};
use ratatui::layout::Size;
use support::person::Person;

fn main() {
    println!("500 epochs stepped through one by one: from the key to the bytes of its frame");
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        for colours in [Colours::True, Colours::Ansi256, Colours::Ansi16, Colours::None] {
            let capabilities = Capabilities { colours, unicode: true };
            let theme = Theme::new(Background::Dark, capabilities);
            let mut screen = Screen::new(Reducer::new(capabilities, Theme::palette()), Size::new(width, height));
            let mut person = Person::before("training", width, height).not_looking();
            screen.frame(|area, buffer| _ = person.app.view(&theme, area, buffer));
            let mut steps: Vec<(f64, usize)> = (0..500)
                .map(|_| {
                    let begin = Instant::now();
                    person.press("right");
                    let bytes = screen.frame(|area, buffer| _ = person.app.view(&theme, area, buffer)).len();
                    (begin.elapsed().as_secs_f64() * 1e6, bytes)
                })
                .collect();
            let unchanged = screen.frame(|area, buffer| _ = person.app.view(&theme, area, buffer)).len();
            let bytes: usize = steps.iter().map(|(_, bytes)| bytes).sum::<usize>() / steps.len();
            let most = steps.iter().map(|(_, bytes)| *bytes).max().unwrap_or(0);
            steps.sort_by(|a, b| a.0.total_cmp(&b.0));
            let (median, late) = (steps[250].0, steps[495].0);
            println!(
                "{width:>3}x{height} {:8} median {median:4.0} us, 99 of 100 within {late:4.0} us; {bytes:4} bytes a step, \
                 {most:5} at most, {unchanged} unchanged",
                format!("{colours:?}"),
            );
        }
    }
}
