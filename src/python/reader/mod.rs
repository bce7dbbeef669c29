//! What a person brings: a script, a notebook, or a text with code in it.

mod depth;
mod markdown;
mod notebook;
mod outline;

pub use depth::too_deep;
pub use outline::{Outline, Piece, Pieces, Span};

/// The Python source in a file, by the file's name: `.ipynb` code cells in order, `.md` fenced `python`, else the text itself.
///
/// # Errors
/// One line that says why it cannot be read.
pub fn program(name: &str, text: &str) -> Result<String, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let is = |extension: &str| {
        std::path::Path::new(name).extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
    };
    if is("ipynb") {
        return notebook::code(text);
    }
    if is("md") || is("markdown") {
        return markdown::code(text);
    }
    Ok(text.replace("\r\n", "\n"))
}
