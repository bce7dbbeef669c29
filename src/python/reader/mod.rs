//! What a person brings: a script, a notebook, or a text with code in it.

mod depth;
mod markdown;
mod notebook;
mod outline;

pub use depth::too_deep;
pub use outline::{Loop, Outline, Piece, Pieces, Span};

/// The text around the code of a notebook or a Markdown file, by the file's name: each piece with the line of the code that
/// follows it. A script has none: its comments are code.
pub fn prose(name: &str, text: &str) -> Vec<(usize, String)> {
    match ending(name).as_str() {
        "ipynb" => notebook::prose(text),
        "md" | "markdown" => markdown::prose(text),
        _ => vec![],
    }
}

/// What a file's name ends with, in small letters.
fn ending(name: &str) -> String {
    let ending = std::path::Path::new(name).extension();
    ending.map_or(String::new(), |ending| ending.to_string_lossy().to_ascii_lowercase())
}

/// The Python source in a file, by the file's name: `.ipynb` code cells in order, `.md` fenced `python`, else the text itself.
///
/// # Errors
/// One line that says why it cannot be read.
pub fn program(name: &str, text: &str) -> Result<String, String> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    match ending(name).as_str() {
        "ipynb" => notebook::code(text),
        "md" | "markdown" => markdown::code(text),
        _ => Ok(text.replace("\r\n", "\n")),
    }
}
