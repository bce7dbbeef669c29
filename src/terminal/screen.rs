//! The frames of one terminal.

use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};

use super::{Encoder, Reducer};

/// From this many bytes on a frame is marked as one, so that a terminal does not show half of it.
const MARKED: usize = 4096;

/// What a terminal shows, and the bytes that make it show something else.
#[derive(Debug)]
pub struct Screen {
    reducer: Reducer,
    encoder: Encoder,
    shown: Buffer,
    next: Buffer,
    /// Whether what the terminal shows is not known.
    is_stale: bool,
    bytes: Vec<u8>,
}

impl Screen {
    /// A terminal of this size, of which nothing is known.
    pub fn new(reducer: Reducer, size: Size) -> Self {
        let blank = Buffer::empty(Rect::from(size));
        Self {
            reducer,
            encoder: Encoder::default(),
            shown: blank.clone(),
            next: blank,
            is_stale: true,
            bytes: Vec::new(),
        }
    }

    /// The terminal has another size now, and what it shows is not known.
    pub fn resize(&mut self, size: Size) {
        let area = Rect::from(size);
        for buffer in [&mut self.shown, &mut self.next] {
            buffer.resize(area);
        }
        self.forget();
    }

    /// What the terminal shows is not known: the next frame is drawn whole.
    pub fn forget(&mut self) {
        self.is_stale = true;
    }

    /// Draws what is to be shown next, as often as it takes; [`bytes`](Self::bytes) brings it onto the terminal.
    pub fn draw<T>(&mut self, draw: impl FnOnce(Rect, &mut Buffer) -> T) -> T {
        self.next.reset();
        draw(self.next.area, &mut self.next)
    }

    /// The bytes that bring what was drawn last onto the terminal, to be written in one piece; none if it is there.
    pub fn bytes(&mut self) -> &[u8] {
        self.reducer.reduce(&mut self.next);
        self.bytes.clear();
        if self.is_stale {
            self.encoder.clear(&mut self.bytes);
            self.shown.reset();
            self.is_stale = false;
        }
        self.encoder.encode(&self.shown, &self.next, &mut self.bytes);
        std::mem::swap(&mut self.shown, &mut self.next);
        if self.bytes.len() >= MARKED {
            self.bytes.splice(0..0, *b"\x1b[?2026h");
            self.bytes.extend_from_slice(b"\x1b[?2026l");
        }
        &self.bytes
    }

    /// Draws and gives the bytes of that.
    pub fn frame(&mut self, draw: impl FnOnce(Rect, &mut Buffer)) -> &[u8] {
        self.draw(draw);
        self.bytes()
    }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::super::{Capabilities, Colours, Palette};
    use super::*;

    fn screen(width: u16, height: u16) -> Screen {
        let capabilities = Capabilities { colours: Colours::Ansi256, unicode: true };
        Screen::new(Reducer::new(capabilities, Palette::new()), Size::new(width, height))
    }

    fn text(screen: &mut Screen, text: &str) -> String {
        let frame = screen.frame(|area, buffer| {
            buffer.set_stringn(0, 0, text, area.width.into(), Style::new());
        });
        String::from_utf8(frame.to_vec()).unwrap()
    }

    #[test]
    fn a_frame_that_changes_nothing_has_no_bytes() {
        let mut screen = screen(20, 3);
        assert!(text(&mut screen, "hello").starts_with("\x1b[m\x1b[H\x1b[2J"));
        assert_eq!(text(&mut screen, "hello"), "");
        assert_eq!(text(&mut screen, "hellO").len(), "\x1b[1;5HO".len());
    }

    #[test]
    fn after_a_resize_everything_is_drawn_anew() {
        let mut screen = screen(20, 3);
        text(&mut screen, "hello");
        for size in [Size::new(3, 1), Size::new(1, 1), Size::new(0, 0), Size::new(20, 3)] {
            screen.resize(size);
            let shown = text(&mut screen, "hello");
            assert!(shown.starts_with("\x1b[m\x1b[H\x1b[2J"));
            assert!(shown.contains(&"hello"[..usize::from(size.width.min(5)) * usize::from(size.height.min(1))]));
        }
    }

    #[test]
    fn a_large_frame_is_marked_as_one() {
        let mut screen = screen(200, 60);
        let frame = screen.frame(|area, buffer| {
            for y in 0..area.height {
                buffer.set_string(0, y, "#".repeat(200), Style::new());
            }
        });
        assert!(frame.starts_with(b"\x1b[?2026h") && frame.ends_with(b"\x1b[?2026l"));
    }
}
