//! Times what lies between a key and the bytes of its frame, and counts these bytes.

#![expect(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]

#[path = "../tests/support/mod.rs"]
#[allow(dead_code, reason = "shared with the tests")]
mod support;

use std::time::Instant;

use lina_tui::terminal::{Canvas, Capabilities, Colours, Reducer};
use lina_tui::ui::{Background, Theme};
use ratatui::layout::Size;
use support::frames::bytes_of;
use support::person::Person;

fn labs() {
    println!("bytes of a step in 256 colours: median, largest; and of drawing everything anew");
    for size in [Size::new(80, 24), Size::new(200, 60)] {
        let mut all: Vec<usize> = vec![];
        for lab in lina_tui::labs::registry().iter() {
            let name = lab.description.name;
            print!("{:>3}x{} {name:14}", size.width, size.height);
            for key in ["right", ".", "down"] {
                let (mut bytes, whole) = bytes_of(name, key, 60, size);
                bytes.sort_unstable();
                all.extend(&bytes);
                let (median, most) = (bytes.get(bytes.len() / 2).unwrap_or(&0), bytes.last().unwrap_or(&0));
                print!("  {key} {median:5} {most:5}, anew {whole:5}");
            }
            println!();
        }
        all.sort_unstable();
        println!("all: median {}, largest {}", all[all.len() / 2], all[all.len() - 1]);
    }
}

fn main() {
    if std::env::args().any(|argument| argument == "--labs") {
        return labs();
    }
    println!("500 epochs stepped through one by one: from the key to the bytes of its frame");
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        for colours in [Colours::True, Colours::Ansi256, Colours::Ansi16, Colours::None] {
            let capabilities = Capabilities { colours, unicode: true };
            let theme = Theme::new(Background::Dark, capabilities);
            let mut screen = Canvas::new(Reducer::new(capabilities, Theme::palette()), Size::new(width, height));
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
