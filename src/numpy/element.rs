//! What the loops ask of a cell's type, and how one type becomes another.

use std::borrow::Cow;
use std::sync::Arc;

use num_complex::Complex64;

use super::{Array, Buffer, Dtype, Error, ErrorKind, View, float_repr, float32_repr};

/// A type of numbers that cells have.
pub(crate) trait Element: Copy + PartialEq + Default + 'static {
    /// The type of a buffer of them.
    const DTYPE: Dtype;
    /// The cells of a buffer of this type.
    fn cells(buffer: &Buffer) -> Option<&[Self]>;
    /// A buffer of these cells.
    fn wrap(cells: Vec<Self>) -> Buffer;
    /// From a whole number; what does not fit wraps, as in C.
    fn from_int(x: i64) -> Self;
    /// From a float, as C casts it.
    fn from_float(x: f64) -> Self;
    /// From a complex number; the imaginary part is dropped where it has no place.
    fn from_complex(x: Complex64) -> Self {
        Self::from_float(x.re)
    }
}

/// C's cast on the machines that NumPy runs on: what does not fit is the lowest number.
fn whole(x: f64) -> i64 {
    if (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&x) { x as i64 } else { i64::MIN }
}

fn whole32(x: f64) -> i32 {
    if x > -2_147_483_649.0 && x < 2_147_483_648.0 { x as i32 } else { i32::MIN }
}

macro_rules! element {
    ($type:ty, $kind:ident, $int:expr, $float:expr) => {
        impl Element for $type {
            const DTYPE: Dtype = Dtype::$kind;
            fn cells(buffer: &Buffer) -> Option<&[Self]> {
                if let Buffer::$kind(cells) = buffer { Some(cells) } else { None }
            }
            fn wrap(cells: Vec<Self>) -> Buffer {
                Buffer::$kind(cells)
            }
            fn from_int(x: i64) -> Self {
                $int(x)
            }
            fn from_float(x: f64) -> Self {
                $float(x)
            }
        }
    };
}

element!(u8, Uint8, |x| x as u8, |x| whole32(x) as u8);
element!(i32, Int32, |x| x as i32, whole32);
element!(i64, Int64, |x| x, whole);
element!(f32, Float32, |x| x as f32, |x| x as f32);
element!(f64, Float64, |x| x as f64, |x| x);

impl Element for bool {
    const DTYPE: Dtype = Dtype::Bool;
    fn cells(buffer: &Buffer) -> Option<&[Self]> {
        if let Buffer::Bool(cells) = buffer { Some(cells) } else { None }
    }
    fn wrap(cells: Vec<Self>) -> Buffer {
        Buffer::Bool(cells)
    }
    fn from_int(x: i64) -> Self {
        x != 0
    }
    fn from_float(x: f64) -> Self {
        x != 0.0
    }
    fn from_complex(x: Complex64) -> Self {
        x.re != 0.0 || x.im != 0.0
    }
}

impl Element for Complex64 {
    const DTYPE: Dtype = Dtype::Complex128;
    fn cells(buffer: &Buffer) -> Option<&[Self]> {
        if let Buffer::Complex128(cells) = buffer { Some(cells) } else { None }
    }
    fn wrap(cells: Vec<Self>) -> Buffer {
        Buffer::Complex128(cells)
    }
    fn from_int(x: i64) -> Self {
        Self::new(x as f64, 0.0)
    }
    fn from_float(x: f64) -> Self {
        Self::new(x, 0.0)
    }
    fn from_complex(x: Complex64) -> Self {
        x
    }
}

/// All cells of a view in C order.
pub(crate) fn gather<T: Clone>(cells: &[T], view: &View) -> Vec<T> {
    let mut gathered = Vec::with_capacity(view.size());
    view.runs(|start, stride, len| {
        if stride == 1 {
            gathered.extend_from_slice(&cells[start..start + len]);
        } else {
            let place = |at: usize| (start as isize + at as isize * stride) as usize;
            gathered.extend((0..len).map(|at| cells[place(at)].clone()));
        }
    });
    gathered
}

impl Array {
    /// Its cells in C order as numbers of this type; texts are zero, so ask for the type before.
    pub(crate) fn values<T: Element>(&self) -> Cow<'_, [T]> {
        if let Some(cells) = T::cells(&self.buffer) {
            return match self.view.contiguous_range() {
                Some(range) => Cow::Borrowed(&cells[range]),
                None => Cow::Owned(gather(cells, &self.view)),
            };
        }
        let mut values = Vec::with_capacity(self.view.size());
        macro_rules! convert {
            ($cells:expr, $turn:expr) => {
                self.view.runs(|start, stride, len| {
                    let place = |at: usize| (start as isize + at as isize * stride) as usize;
                    values.extend((0..len).map(|at| $turn($cells[place(at)])));
                })
            };
        }
        match &*self.buffer {
            Buffer::Bool(cells) => convert!(cells, |x| T::from_int(i64::from(x))),
            Buffer::Uint8(cells) => convert!(cells, |x| T::from_int(i64::from(x))),
            Buffer::Int32(cells) => convert!(cells, |x| T::from_int(i64::from(x))),
            Buffer::Int64(cells) => convert!(cells, T::from_int),
            Buffer::Float32(cells) => convert!(cells, |x| T::from_float(f64::from(x))),
            Buffer::Float64(cells) => convert!(cells, T::from_float),
            Buffer::Complex128(cells) => convert!(cells, T::from_complex),
            Buffer::Str(..) => values.resize(self.view.size(), T::default()),
        }
        Cow::Owned(values)
    }

    /// With cells of another type, as `astype` makes them.
    ///
    /// # Errors
    /// If a text is no number.
    pub fn cast(&self, dtype: Dtype) -> Result<Self, Error> {
        if self.dtype() == dtype {
            return Ok(self.clone());
        }
        if let Buffer::Str(cells, _) = &*self.buffer {
            return from_texts(&gather(cells, &self.view), dtype, &self.view.shape);
        }
        let buffer = match dtype {
            Dtype::Bool => Buffer::Bool(self.values().into_owned()),
            Dtype::Uint8 => Buffer::Uint8(self.values().into_owned()),
            Dtype::Int32 => Buffer::Int32(self.values().into_owned()),
            Dtype::Int64 => Buffer::Int64(self.values().into_owned()),
            Dtype::Float32 => Buffer::Float32(self.values().into_owned()),
            Dtype::Float64 => Buffer::Float64(self.values().into_owned()),
            Dtype::Complex128 => Buffer::Complex128(self.values().into_owned()),
            Dtype::Str(width) => {
                let texts = self.places().into_iter().map(|place| Arc::from(cell_text(&self.buffer, place)));
                return Ok(Self::of(texts_of(texts.collect(), width), &self.view.shape));
            }
        };
        Ok(Self::of(buffer, &self.view.shape))
    }
}

/// A buffer of texts, as wide as the longest unless told.
pub(crate) fn texts_of(texts: Vec<Arc<str>>, width: usize) -> Buffer {
    let width = if width > 0 { width } else { texts.iter().map(|text| text.chars().count()).max().unwrap_or(0).max(1) };
    let cut = |text: Arc<str>| match text.char_indices().nth(width) {
        Some((end, _)) => Arc::from(&text[..end]),
        None => text,
    };
    Buffer::Str(texts.into_iter().map(cut).collect(), width)
}

fn from_texts(texts: &[Arc<str>], dtype: Dtype, shape: &[usize]) -> Result<Array, Error> {
    let wrong = |kind: &str, text: &str| {
        Error::new(ErrorKind::Value, format!("could not convert string to {kind}: {}", super::python_str_repr(text)))
    };
    let float = |text: &Arc<str>| text.trim().replace('_', "").parse::<f64>().map_err(|_| wrong("float", text));
    let int = |text: &Arc<str>| {
        text.trim().parse::<i64>().map_err(|_| {
            let text = super::python_str_repr(text);
            Error::new(ErrorKind::Value, format!("invalid literal for int() with base 10: {text}"))
        })
    };
    let floats = || texts.iter().map(float).collect::<Result<Vec<f64>, Error>>();
    let array = |buffer| Array::of(buffer, shape);
    Ok(match dtype {
        Dtype::Str(width) => array(texts_of(texts.to_vec(), width)),
        Dtype::Bool => array(Buffer::Bool(texts.iter().map(|text| !text.is_empty()).collect())),
        Dtype::Float64 | Dtype::Float32 | Dtype::Complex128 => array(Buffer::Float64(floats()?)).cast(dtype)?,
        _ => array(Buffer::Int64(texts.iter().map(int).collect::<Result<_, _>>()?)).cast(dtype)?,
    })
}

/// A cell as `str` of a scalar writes it.
pub(crate) fn cell_text(buffer: &Buffer, place: usize) -> String {
    match buffer {
        Buffer::Bool(cells) => if cells[place] { "True" } else { "False" }.into(),
        Buffer::Uint8(cells) => cells[place].to_string(),
        Buffer::Int32(cells) => cells[place].to_string(),
        Buffer::Int64(cells) => cells[place].to_string(),
        Buffer::Float32(cells) => float32_repr(cells[place]),
        Buffer::Float64(cells) => float_repr(cells[place]),
        Buffer::Complex128(cells) => super::complex_repr(cells[place]),
        Buffer::Str(cells, _) => cells[place].to_string(),
    }
}
