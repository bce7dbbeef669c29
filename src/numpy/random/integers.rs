//! Whole numbers within bounds: `randint` and `integers`.

use super::bits::Source;
use super::{Generator, LegacyState};
use crate::numpy::args::Args;
use crate::numpy::{Array, Buffer, Dtype, Error, ErrorKind, Operand, broadcast_shapes};

/// A generator that can draw whole numbers up to a bound in its own way.
pub(super) trait Whole: Source {
    /// From 0 to `max`, both included.
    fn up_to(&mut self, max: u64) -> u64;
    /// From 0 to `max`, both included, from the next byte of the buffer.
    fn byte_up_to(&mut self, max: u8, bytes: &mut Pieces) -> u8;
}

/// 32 bits that are given in pieces; each call begins anew.
#[derive(Default)]
pub(super) struct Pieces {
    word: u32,
    left: u32,
}

impl Pieces {
    fn next(&mut self, random: &mut impl Source, bits: u32) -> u32 {
        if self.left == 0 {
            self.word = random.next_u32();
            self.left = 32 / bits - 1;
        } else {
            self.word >>= bits;
            self.left -= 1;
        }
        self.word
    }
}

impl Whole for LegacyState {
    fn up_to(&mut self, max: u64) -> u64 {
        self.masked(max)
    }

    fn byte_up_to(&mut self, max: u8, bytes: &mut Pieces) -> u8 {
        let mask = u8::MAX.checked_shr(max.leading_zeros()).unwrap_or(0);
        loop {
            let candidate = bytes.next(self, 8) as u8 & mask;
            if candidate <= max {
                return candidate;
            }
        }
    }
}

impl Whole for Generator {
    fn up_to(&mut self, max: u64) -> u64 {
        self.bounded(max)
    }

    fn byte_up_to(&mut self, max: u8, bytes: &mut Pieces) -> u8 {
        if max == u8::MAX {
            return bytes.next(self, 8) as u8;
        }
        let span = u16::from(max) + 1;
        let threshold = u16::from(u8::MAX - max) % span;
        loop {
            let product = u16::from(bytes.next(self, 8) as u8) * span;
            if product & 0xff >= threshold {
                return (product >> 8) as u8;
            }
        }
    }
}

/// Bounds of one draw: the lowest number, and how far above it the highest is.
type Span = (i64, u64);

fn bounds_error(closed: bool, low_is_zero: bool) -> Error {
    let message = match (low_is_zero, closed) {
        (true, true) => "high < 0",
        (true, false) => "high <= 0",
        (false, true) => "low > high",
        (false, false) => "low >= high",
    };
    Error::new(ErrorKind::Value, message)
}

/// The least and the greatest number of a type.
fn range_of(dtype: Dtype) -> Option<(i128, i128)> {
    Some(match dtype {
        Dtype::Bool => (0, 1),
        Dtype::Uint8 => (0, 255),
        Dtype::Int32 => (i128::from(i32::MIN), i128::from(i32::MAX)),
        Dtype::Int64 => (i128::from(i64::MIN), i128::from(i64::MAX)),
        _ => return None,
    })
}

/// As Python's `int()`, cut towards 0.
fn cut(array: &Array) -> Result<Array, Error> {
    if !array.dtype().is_real() {
        return array.cast(Dtype::Int64);
    }
    if let Some(wrong) = array.values::<f64>().iter().find(|x| !x.is_finite()) {
        let (kind, what) = if wrong.is_nan() { (ErrorKind::Value, "NaN") } else { (ErrorKind::Overflow, "infinity") };
        return Err(Error::new(kind, format!("cannot convert float {what} to integer")));
    }
    array.cast(Dtype::Int64)
}

/// Draws between bounds that were read from `low` and `high`.
pub(super) fn integers<S: Whole>(
    random: &mut S,
    args: &Args,
    dtype: Dtype,
    closed: bool,
    size: Option<Vec<usize>>,
) -> Result<Array, Error> {
    let Some(range) = range_of(dtype) else {
        let function = if S::LEGACY { "randint" } else { "integers" };
        let message = format!("Unsupported dtype {} for {function}", dtype.repr());
        return Err(Error::new(ErrorKind::Type, message));
    };
    if size.as_ref().is_some_and(|shape| shape.contains(&0)) {
        let shape = size.unwrap_or_default();
        return Ok(Array::of(Buffer::zeros(dtype, 0), &shape));
    }
    let (low, high) = match args.get("high") {
        Some(high) => (args.array("low")?, high.to_array()?),
        None => (Array::one(0_i64), args.array("low")?),
    };
    let (low, high) = (cut(&low)?, cut(&high)?);
    let natural = broadcast_shapes(&[low.shape(), high.shape()])?;
    let shape = size.unwrap_or_else(|| natural.clone());
    if broadcast_shapes(&[&shape, &natural]).ok().as_ref() != Some(&shape) {
        let message = "shape mismatch: objects cannot be broadcast to a single shape";
        return Err(Error::new(ErrorKind::Value, message));
    }
    let spans = spans(&low.spread(&natural), &high.spread(&natural), closed, range, dtype)?;
    let count = shape.iter().product();
    let spans = if natural.is_empty() {
        vec![spans[0]; count]
    } else {
        let order: Vec<i64> = (0..spans.len() as i64).collect();
        let order = Array::of(Buffer::Int64(order), &natural).spread(&shape);
        order.values::<i64>().iter().map(|&at| spans[at as usize]).collect()
    };
    Ok(Array::of(draw(random, dtype, &spans), &shape))
}

fn spans(low: &Array, high: &Array, closed: bool, range: (i128, i128), dtype: Dtype) -> Result<Vec<Span>, Error> {
    let (low, high) = (low.values::<i64>(), high.values::<i64>());
    let mut spans = Vec::with_capacity(low.len());
    for (&low_cell, &high_cell) in low.iter().zip(&*high) {
        let last = i128::from(high_cell) - i128::from(!closed);
        if i128::from(low_cell) < range.0 {
            return Err(Error::new(ErrorKind::Value, format!("low is out of bounds for {}", dtype.name())));
        }
        if last > range.1 {
            return Err(Error::new(ErrorKind::Value, format!("high is out of bounds for {}", dtype.name())));
        }
        if i128::from(low_cell) > last {
            return Err(bounds_error(closed, low.iter().all(|&cell| cell == 0)));
        }
        spans.push((low_cell, (last - i128::from(low_cell)) as u64));
    }
    Ok(spans)
}

fn draw<S: Whole>(random: &mut S, dtype: Dtype, spans: &[Span]) -> Buffer {
    let mut pieces = Pieces::default();
    match dtype {
        Dtype::Bool => Buffer::Bool(
            spans.iter().map(|&(low, max)| if max == 0 { low != 0 } else { pieces.next(random, 1) & 1 == 1 }).collect(),
        ),
        Dtype::Uint8 => Buffer::Uint8(
            spans
                .iter()
                .map(|&(low, max)| low as u8 + if max == 0 { 0 } else { random.byte_up_to(max as u8, &mut pieces) })
                .collect(),
        ),
        Dtype::Int32 => {
            Buffer::Int32(spans.iter().map(|&(low, max)| low.wrapping_add(random.up_to(max) as i64) as i32).collect())
        }
        _ => Buffer::Int64(spans.iter().map(|&(low, max)| low.wrapping_add(random.up_to(max) as i64)).collect()),
    }
}

/// A scalar of Python for Python's own types, else one of NumPy.
pub(super) fn plain(array: Array, python: bool) -> Operand {
    match (&*array.buffer, array.rank()) {
        (Buffer::Int64(cells), 0) if python => Operand::Int(cells[array.view.offset]),
        (Buffer::Bool(cells), 0) if python => Operand::Bool(cells[array.view.offset]),
        _ => Operand::scalar_or_array(array),
    }
}
