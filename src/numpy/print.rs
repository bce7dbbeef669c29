//! `str`, `repr` and `array2string` of arrays, to the character.

use rustc_hash::FxHashMap;

use super::element::cell_text;
use super::float_format::FloatFormat;
use super::{Array, Buffer, Dtype, python_str_repr};

/// How many digits floats get.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FloatMode {
    /// Exactly `precision`.
    Fixed,
    /// As many as tell the number from all others.
    Unique,
    /// At most `precision`.
    Maxprec,
    /// At most `precision`, and the same for all.
    MaxprecEqual,
}

/// What `np.set_printoptions` sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrintOptions {
    /// Digits behind the point.
    pub precision: usize,
    /// More cells than this are summarised.
    pub threshold: usize,
    /// Cells shown at each end of a summarised axis.
    pub edgeitems: usize,
    /// Characters of a line.
    pub linewidth: usize,
    /// No exponents for small numbers.
    pub suppress: bool,
    /// What `nan` is called.
    pub nanstr: String,
    /// What `inf` is called.
    pub infstr: String,
    /// How many digits floats get.
    pub floatmode: FloatMode,
    /// Whether positive floats have a sign.
    pub sign: bool,
}

impl Default for PrintOptions {
    fn default() -> Self {
        Self {
            precision: 8,
            threshold: 1000,
            edgeitems: 3,
            linewidth: 75,
            suppress: false,
            nanstr: "nan".into(),
            infstr: "inf".into(),
            floatmode: FloatMode::Maxprec,
            sign: false,
        }
    }
}

/// What stands for the cells at some places of a buffer.
pub type Words = FxHashMap<usize, String>;

/// How the cells of one array are written.
enum CellFormat<'a> {
    Float(FloatFormat<'a>),
    Complex(FloatFormat<'a>, FloatFormat<'a>),
    Padded(usize),
    Text,
    /// By the program: words by the places of their cells.
    Words(&'a Words),
}

struct Layout<'a> {
    array: &'a Array,
    options: &'a PrintOptions,
    format: CellFormat<'a>,
    summarised: bool,
    separator: &'a str,
    /// What a line may hold, without what comes behind the array.
    width: usize,
}

/// The number in a cell, if it is a float.
fn float_at(buffer: &Buffer, place: usize) -> Option<f64> {
    match buffer {
        Buffer::Float64(cells) => Some(cells[place]),
        Buffer::Float32(cells) => Some(f64::from(cells[place])),
        _ => None,
    }
}

/// A cell within an array: texts stand in quotes.
fn word(buffer: &Buffer, place: usize) -> String {
    match buffer {
        Buffer::Str(cells, _) => python_str_repr(&cells[place]),
        _ => cell_text(buffer, place),
    }
}

/// The places of an axis that are shown.
fn shown(len: usize, edge: usize, summarised: bool) -> (Vec<usize>, bool) {
    if summarised && 2 * edge < len {
        return ((0..edge).chain(len - edge..len).collect(), true);
    }
    ((0..len).collect(), false)
}

fn shown_places(array: &Array, edge: usize, summarised: bool) -> Vec<usize> {
    let view = &array.view;
    view.shape.iter().zip(&view.strides).fold(vec![view.offset], |places, (&len, &stride)| {
        let along = shown(len, edge, summarised).0;
        let step = |place: usize, at: usize| (place as isize + at as isize * stride) as usize;
        places.iter().flat_map(|&place| along.iter().map(move |&at| step(place, at))).collect()
    })
}

impl<'a> Layout<'a> {
    fn new(array: &'a Array, options: &'a PrintOptions, separator: &'a str, width: usize) -> Self {
        let summarised = array.view.size() > options.threshold;
        let places = shown_places(array, options.edgeitems, summarised);
        let buffer = &*array.buffer;
        let format = match buffer {
            Buffer::Float32(_) | Buffer::Float64(_) => {
                let numbers: Vec<f64> = places.iter().filter_map(|&place| float_at(buffer, place)).collect();
                CellFormat::Float(FloatFormat::new(
                    &numbers,
                    matches!(buffer, Buffer::Float32(_)),
                    options.sign,
                    options,
                ))
            }
            Buffer::Complex128(cells) => {
                let part = |f: fn(&num_complex::Complex64) -> f64| -> Vec<f64> {
                    places.iter().map(|&place| f(&cells[place])).collect()
                };
                let (re, im) = (part(|x| x.re), part(|x| x.im));
                let real = FloatFormat::new(&re, false, options.sign, options);
                CellFormat::Complex(real, FloatFormat::new(&im, false, true, options))
            }
            Buffer::Str(..) => CellFormat::Text,
            Buffer::Bool(_) => CellFormat::Padded(if array.view.shape.is_empty() { 0 } else { 5 }),
            _ => CellFormat::Padded(places.iter().map(|&place| cell_text(buffer, place).len()).max().unwrap_or(0)),
        };
        Self { array, options, format, summarised, separator, width }
    }

    fn cell(&self, place: usize) -> String {
        match &self.format {
            CellFormat::Float(format) => {
                float_at(&self.array.buffer, place).map_or_else(String::new, |x| format.write(x))
            }
            CellFormat::Complex(real, imaginary) => {
                let Buffer::Complex128(cells) = &*self.array.buffer else { return String::new() };
                let text = imaginary.write(cells[place].im);
                let digits = text.trim_end();
                format!("{}{digits}j{}", real.write(cells[place].re), &text[digits.len()..])
            }
            CellFormat::Text => word(&self.array.buffer, place),
            CellFormat::Words(words) => words.get(&place).cloned().unwrap_or_default(),
            &CellFormat::Padded(width) => {
                // A bool is written in 4 characters at least, `False` in 5 all the same.
                format!("{:>width$}", cell_text(&self.array.buffer, place))
            }
        }
    }

    /// The part of the array from this axis on; `indent` stands before its lines.
    fn part(&self, axis: usize, place: usize, indent: &str, width: usize) -> String {
        let view = &self.array.view;
        let Some(&len) = view.shape.get(axis) else { return self.cell(place) };
        let (along, cut) = shown(len, self.options.edgeitems, self.summarised);
        let deeper = format!("{indent} ");
        let mut words: Vec<String> = along
            .iter()
            .map(|&at| (place as isize + at as isize * view.strides[axis]) as usize)
            .map(|place| self.part(axis + 1, place, &deeper, width.saturating_sub(1)))
            .collect();
        if cut {
            words.insert(self.options.edgeitems, "...".into());
        }
        let separator = self.separator.trim_end();
        if axis + 1 == view.shape.len() {
            return format!("[{}]", &self.lines(&words, indent, width)[indent.len()..]);
        }
        let between = format!("{separator}{}{indent}", "\n".repeat(view.shape.len() - axis - 1));
        format!("[{}]", words.join(&between))
    }

    fn lines(&self, words: &[String], indent: &str, width: usize) -> String {
        let width = width.saturating_sub(self.separator.trim_end().len().max(1));
        let (mut text, mut line) = (String::new(), indent.to_owned());
        for (at, word) in words.iter().enumerate() {
            if line.len() + word.len() > width && line.len() > indent.len() {
                text.push_str(line.trim_end());
                text.push('\n');
                indent.clone_into(&mut line);
            }
            line.push_str(word);
            if at + 1 < words.len() {
                line.push_str(self.separator);
            }
        }
        text + &line
    }
}

/// As `np.array2string`, with what stands before and behind it on its lines.
pub fn array2string(array: &Array, options: &PrintOptions, separator: &str, prefix: &str, suffix: &str) -> String {
    laid_out(array, options, None, [separator, prefix, suffix])
}

/// The places of the cells that are shown, in their order.
pub fn shown_cells(array: &Array, options: &PrintOptions) -> Vec<usize> {
    shown_places(array, options.edgeitems, array.view.size() > options.threshold)
}

/// As `array2string`, with words of the program's for the cells.
pub fn laid_out(array: &Array, options: &PrintOptions, words: Option<&Words>, around: [&str; 3]) -> String {
    let [separator, prefix, suffix] = around;
    if array.view.size() == 0 {
        return "[]".into();
    }
    let mut layout = Layout::new(array, options, separator, options.linewidth.saturating_sub(suffix.len()));
    if let Some(words) = words {
        layout.format = CellFormat::Words(words);
    }
    layout.part(0, array.view.offset, &" ".repeat(prefix.len() + 1), layout.width)
}

/// Python's `str` of an array.
pub fn str(array: &Array, options: &PrintOptions) -> String {
    if array.view.shape.is_empty() {
        return cell_text(&array.buffer, array.view.offset);
    }
    array2string(array, options, " ", "", "")
}

/// Python's `repr` of a scalar: `np.float64(0.5)`.
pub fn scalar_repr(scalar: &Array) -> String {
    let (buffer, place) = (&*scalar.buffer, scalar.view.offset);
    match buffer {
        Buffer::Bool(_) => format!("np.{}", cell_text(buffer, place)),
        Buffer::Complex128(_) => {
            let text = cell_text(buffer, place);
            format!("np.complex128({})", text.trim_start_matches('(').trim_end_matches(')'))
        }
        _ => format!("np.{}({})", scalar.dtype().scalar_name(), word(buffer, place)),
    }
}

/// Python's `repr` of an array.
pub fn repr(array: &Array, options: &PrintOptions) -> String {
    repr_with(array, options, None)
}

/// `repr` with words of the program's for the cells.
pub fn repr_with(array: &Array, options: &PrintOptions, words: Option<&Words>) -> String {
    let (shape, size) = (&array.view.shape, array.view.size());
    let text = laid_out(array, options, words, [", ", "array(", ")"]);
    let mut extras = Vec::new();
    if (size == 0 && shape[..] != [0]) || size > options.threshold {
        extras.push(format!("shape={}", super::view::shape_text(shape).replace(',', ", ").replace(", )", ",)")));
    }
    if !array.dtype().is_implied() || size == 0 {
        let name = if let Dtype::Str(_) = array.dtype() {
            python_str_repr(&array.dtype().name())
        } else {
            array.dtype().name()
        };
        extras.push(format!("dtype={name}"));
    }
    if extras.is_empty() {
        return format!("array({text})");
    }
    let (text, extras) = (format!("array({text},"), extras.join(", ") + ")");
    let last = text.len() - text.rfind('\n').map_or(0, |at| at + 1);
    let spacer = if last + extras.len() + 1 > options.linewidth { "\n      " } else { " " };
    format!("{text}{spacer}{extras}")
}
