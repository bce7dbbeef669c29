//! The loops of ufuncs.

use std::sync::Arc;

use num_complex::Complex64;

use super::input::{Input, map, zip};
use super::number::Number;
use super::table::{Arith, Bits, Floats, Kind, Same, Test, Truth, Ufunc};
use crate::numpy::element::{Element, gather};
use crate::numpy::state::Flags;
use crate::numpy::{Array, Buffer, Dtype, Error, ErrorKind, Kind as Numbers};

/// The type that numbers of another are reckoned in: whole numbers as int64, which wrap the same when cut.
pub(crate) fn wide(dtype: Dtype) -> Dtype {
    if dtype.kind() <= Numbers::Int { Dtype::Int64 } else { dtype }
}

/// Runs a piece of code with the type of numbers that `wide` says.
macro_rules! numbers {
    ($dtype:expr, $type:ident => $body:expr) => {
        match $dtype {
            $crate::numpy::Dtype::Bool
            | $crate::numpy::Dtype::Uint8
            | $crate::numpy::Dtype::Int32
            | $crate::numpy::Dtype::Int64 => {
                type $type = i64;
                $body
            }
            $crate::numpy::Dtype::Float32 => {
                type $type = f32;
                $body
            }
            $crate::numpy::Dtype::Float64 => {
                type $type = f64;
                $body
            }
            $crate::numpy::Dtype::Complex128 | $crate::numpy::Dtype::Str(_) => {
                type $type = num_complex::Complex64;
                $body
            }
        }
    };
}
pub(crate) use numbers;

/// Two operands of one shape and the loop's type, all cells in C order.
pub(super) fn run2(ufunc: &Ufunc, a: &Array, b: &Array, dtype: Dtype) -> Result<(Buffer, Flags), Error> {
    if let Dtype::Str(_) = dtype {
        return Ok((texts(ufunc, a, b), Flags::default()));
    }
    match ufunc.kind {
        Kind::Arith(arith) => numbers!(dtype, T => arithmetic::<T>(arith, a, b)).map(|made| narrowed(made, dtype)),
        Kind::Truth(truth) => Ok((numbers!(dtype, T => compared::<T>(truth, a, b)), Flags::default())),
        Kind::Bits(bits) => Ok(bitwise(bits, a, b, dtype)),
        Kind::Float2(function) => Ok(if dtype == Dtype::Float32 && ufunc.name == "nextafter" {
            looped2(&Input::new(a), &Input::new(b), a.size(), super::float::nextafter32, false)
        } else if dtype == Dtype::Float32 {
            let narrow = |x: f32, y: f32| function(f64::from(x), f64::from(y)) as f32;
            looped2(&Input::new(a), &Input::new(b), a.size(), narrow, false)
        } else {
            looped2(&Input::new(a), &Input::new(b), a.size(), function, false)
        }),
        _ => Ok((a.packed(), Flags::default())),
    }
}

/// What was reckoned in a wider type, in its own.
fn narrowed((buffer, flags): (Buffer, Flags), dtype: Dtype) -> (Buffer, Flags) {
    if buffer.dtype() == dtype || buffer.dtype() != Dtype::Int64 {
        return (buffer, flags);
    }
    let len = buffer.len();
    let wide = Array::of(buffer, &[len]);
    (wide.cast(dtype).map_or_else(|_| wide.packed(), |narrow| narrow.packed()), flags)
}

fn looped2<T: Number>(a: &Input<T>, b: &Input<T>, len: usize, f: impl Fn(T, T) -> T, divides: bool) -> (Buffer, Flags) {
    let cells = zip(a, b, len, f);
    let flags = if T::DTYPE.kind() >= Numbers::Float { flags2(a, b, &cells, divides) } else { Flags::default() };
    (T::wrap(cells), flags)
}

/// What the processor would have said of these results.
fn flags2<T: Number>(a: &Input<T>, b: &Input<T>, cells: &[T], divides: bool) -> Flags {
    let mut flags = Flags::default();
    let strange = cells.iter().fold(false, |strange, &x| strange | x.is_nan() | x.is_infinite());
    if !strange {
        return flags;
    }
    for (at, &cell) in cells.iter().enumerate() {
        let (x, y) = (a.at(at), b.at(at));
        if cell.is_nan() && !x.is_nan() && !y.is_nan() {
            flags.invalid = true;
        } else if cell.is_infinite() && !cell.is_nan() && !x.is_infinite() && !y.is_infinite() {
            let pole = divides && (y == T::default() || x == T::default());
            if pole { flags.divide = true } else { flags.over = true }
        }
    }
    flags
}

fn arithmetic<T: Number>(arith: Arith, a: &Array, b: &Array) -> Result<(Buffer, Flags), Error> {
    let (x, y, len) = (&Input::<T>::new(a), &Input::<T>::new(b), a.size());
    let whole = T::DTYPE.kind() <= Numbers::Int;
    let zero = T::default();
    let nan = |x: T| x.is_nan();
    let quiet = |cells: Vec<T>| Ok((T::wrap(cells), Flags::default()));
    if whole && matches!(arith, Arith::FloorDivide | Arith::Remainder | Arith::Fmod) {
        let cells = match arith {
            Arith::FloorDivide => zip(x, y, len, T::floor_over),
            Arith::Remainder => zip(x, y, len, T::modulo),
            _ => zip(x, y, len, T::remains),
        };
        return Ok((T::wrap(cells), Flags { divide: len > 0 && y.any(|y| y == zero), ..Flags::default() }));
    }
    Ok(match arith {
        Arith::Add => looped2(x, y, len, T::plus, false),
        Arith::Subtract => looped2(x, y, len, T::minus, false),
        Arith::Multiply => looped2(x, y, len, T::times, false),
        Arith::Divide => looped2(x, y, len, T::over, true),
        Arith::FloorDivide => looped2(x, y, len, T::floor_over, true),
        Arith::Remainder => looped2(x, y, len, T::modulo, false),
        Arith::Fmod => looped2(x, y, len, T::remains, false),
        Arith::Power | Arith::FloatPower => {
            if whole && y.any(|power| power.less(zero)) {
                let message = "Integers to negative integer powers are not allowed.";
                return Err(Error::new(ErrorKind::Value, message));
            }
            if y.is_one() && y.at(0) == T::from_int(2) {
                looped2(x, y, len, |x, _| x.times(x), false)
            } else {
                looped2(x, y, len, T::to_power, true)
            }
        }
        Arith::Maximum => return quiet(zip(x, y, len, T::larger)),
        Arith::Minimum => return quiet(zip(x, y, len, T::smaller)),
        Arith::Fmax => {
            return quiet(zip(x, y, len, |x, y| {
                if nan(y) {
                    x
                } else if nan(x) {
                    y
                } else {
                    x.larger(y)
                }
            }));
        }
        Arith::Fmin => {
            return quiet(zip(x, y, len, |x, y| {
                if nan(y) {
                    x
                } else if nan(x) {
                    y
                } else {
                    x.smaller(y)
                }
            }));
        }
        Arith::Gcd => return quiet(zip(x, y, len, gcd)),
        Arith::Lcm => return quiet(zip(x, y, len, |x, y| x.floor_over(gcd(x, y)).times(y).size())),
    })
}

fn gcd<T: Number>(x: T, y: T) -> T {
    let (mut x, mut y) = (x.size(), y.size());
    while y != T::default() {
        (x, y) = (y, x.remains(y));
    }
    x
}

fn compared<T: Number>(truth: Truth, a: &Array, b: &Array) -> Buffer {
    let (x, y, len) = (&Input::<T>::new(a), &Input::<T>::new(b), a.size());
    let is = |x: T| x != T::default();
    Buffer::Bool(match truth {
        Truth::Less => zip(x, y, len, T::less),
        Truth::LessEqual => zip(x, y, len, |x, y| x.less(y) || x == y),
        Truth::Greater => zip(x, y, len, |x, y| y.less(x)),
        Truth::GreaterEqual => zip(x, y, len, |x, y| y.less(x) || x == y),
        Truth::Equal => zip(x, y, len, |x, y| x == y),
        Truth::NotEqual => zip(x, y, len, |x, y| x != y),
        Truth::And => zip(x, y, len, |x, y| is(x) && is(y)),
        Truth::Or => zip(x, y, len, |x, y| is(x) || is(y)),
        Truth::Xor => zip(x, y, len, |x, y| is(x) != is(y)),
    })
}

fn texts(ufunc: &Ufunc, a: &Array, b: &Array) -> Buffer {
    let cells = |array: &Array| match &*array.buffer {
        Buffer::Str(cells, _) => gather(cells, &array.view),
        _ => Vec::new(),
    };
    let (x, y) = (cells(a), cells(b));
    let pairs = x.iter().zip(&y);
    let test = |f: fn(&Arc<str>, &Arc<str>) -> bool| Buffer::Bool(pairs.clone().map(|(x, y)| f(x, y)).collect());
    match ufunc.kind {
        Kind::Truth(Truth::Less) => test(|x, y| x < y),
        Kind::Truth(Truth::LessEqual) => test(|x, y| x <= y),
        Kind::Truth(Truth::Greater) => test(|x, y| x > y),
        Kind::Truth(Truth::GreaterEqual) => test(|x, y| x >= y),
        Kind::Truth(Truth::Equal) => test(|x, y| x == y),
        Kind::Truth(_) => test(|x, y| x != y),
        _ => {
            let width = |array: &Array| if let Dtype::Str(width) = array.dtype() { width } else { 0 };
            Buffer::Str(pairs.map(|(x, y)| Arc::from(format!("{x}{y}"))).collect(), width(a) + width(b))
        }
    }
}

fn bitwise(bits: Bits, a: &Array, b: &Array, dtype: Dtype) -> (Buffer, Flags) {
    let (x, y, len) = (&Input::<i64>::new(a), &Input::<i64>::new(b), a.size());
    let width = 8 * dtype.itemsize() as i64;
    let cells = match bits {
        Bits::And => zip(x, y, len, |x, y| x & y),
        Bits::Or => zip(x, y, len, |x, y| x | y),
        Bits::Xor => zip(x, y, len, |x, y| x ^ y),
        Bits::Left => zip(x, y, len, |x, y| if (0..width).contains(&y) { x << y } else { 0 }),
        // Beyond the width, also below zero, only the sign is left.
        Bits::Right => zip(x, y, len, |x, y| x >> if (0..width).contains(&y) { y } else { 63 }),
    };
    narrowed((Buffer::Int64(cells), Flags::default()), dtype)
}

/// One operand of the loop's type, all cells in C order.
pub(super) fn run1(ufunc: &Ufunc, a: &Array, dtype: Dtype) -> (Buffer, Flags) {
    match ufunc.kind {
        Kind::Same(Same::Invert) => (inverted(a, dtype), Flags::default()),
        Kind::Same(same @ (Same::Floor | Same::Ceil | Same::Trunc | Same::Rint)) => {
            (rounded(same, a), Flags::default())
        }
        Kind::Same(Same::Absolute) if dtype == Dtype::Complex128 => {
            let sizes = a.values::<Complex64>().iter().map(|x| x.re.hypot(x.im)).collect();
            (Buffer::Float64(sizes), Flags::default())
        }
        Kind::Same(Same::Conjugate) => (
            match &*a.buffer {
                Buffer::Complex128(_) => {
                    Buffer::Complex128(a.values::<Complex64>().iter().map(Complex64::conj).collect())
                }
                _ => a.packed(),
            },
            Flags::default(),
        ),
        Kind::Same(same) => narrowed(numbers!(dtype, T => kept::<T>(same, a)), dtype),
        Kind::Test(test) => (tested(test, a, dtype), Flags::default()),
        Kind::Float(floats) => floating(ufunc, &floats, a, dtype),
        _ => (a.packed(), Flags::default()),
    }
}

fn looped1<T: Number>(x: &Input<T>, len: usize, f: impl Fn(T) -> T, pole: bool) -> (Buffer, Flags) {
    let cells = map(x, len, f);
    let mut flags = Flags::default();
    if T::DTYPE.kind() >= Numbers::Float && cells.iter().fold(false, |bad, x| bad | x.is_nan() | x.is_infinite()) {
        for (at, cell) in cells.iter().enumerate() {
            let x = x.at(at);
            flags.invalid |= cell.is_nan() && !x.is_nan();
            let infinite = cell.is_infinite() && !cell.is_nan() && !x.is_infinite();
            flags.divide |= infinite && pole;
            flags.over |= infinite && !pole;
        }
    }
    (T::wrap(cells), flags)
}

fn kept<T: Number>(same: Same, a: &Array) -> (Buffer, Flags) {
    let (x, len) = (&Input::<T>::new(a), a.size());
    match same {
        Same::Negative => looped1(x, len, T::negated, false),
        Same::Absolute => looped1(x, len, T::size, false),
        Same::Square => looped1(x, len, |x| x.times(x), false),
        Same::Sign => looped1(x, len, T::sign, false),
        Same::Reciprocal => {
            let (buffer, mut flags) = looped1(x, len, |x| T::one().over(x), true);
            let zero = T::DTYPE.kind() <= Numbers::Int && len > 0 && x.any(|x| x == T::default());
            flags.divide |= zero;
            flags.invalid |= zero;
            (buffer, flags)
        }
        _ => (T::wrap(a.values::<T>().into_owned()), Flags::default()),
    }
}

fn inverted(a: &Array, dtype: Dtype) -> Buffer {
    match dtype {
        Dtype::Bool => Buffer::Bool(a.values::<bool>().iter().map(|x| !x).collect()),
        Dtype::Uint8 => Buffer::Uint8(a.values::<u8>().iter().map(|x| !x).collect()),
        Dtype::Int32 => Buffer::Int32(a.values::<i32>().iter().map(|x| !x).collect()),
        _ => Buffer::Int64(a.values::<i64>().iter().map(|x| !x).collect()),
    }
}

fn rounded(same: Same, a: &Array) -> Buffer {
    macro_rules! float {
        ($type:ty) => {{
            let round: fn($type) -> $type = match same {
                Same::Floor => <$type>::floor,
                Same::Ceil => <$type>::ceil,
                Same::Trunc => <$type>::trunc,
                _ => <$type>::round_ties_even,
            };
            <$type as Element>::wrap(a.values::<$type>().iter().map(|&x| round(x)).collect())
        }};
    }
    match a.dtype() {
        Dtype::Float32 => float!(f32),
        Dtype::Float64 => float!(f64),
        Dtype::Complex128 => {
            let round = |x: &Complex64| Complex64::new(x.re.round_ties_even(), x.im.round_ties_even());
            Buffer::Complex128(a.values::<Complex64>().iter().map(round).collect())
        }
        _ => a.packed(),
    }
}

fn tested(test: Test, a: &Array, dtype: Dtype) -> Buffer {
    fn answers<T: Number>(test: Test, a: &Array) -> Vec<bool> {
        let values = a.values::<T>();
        let ask = |f: fn(T) -> bool| values.iter().map(|&x| f(x)).collect();
        match test {
            Test::Not => ask(|x| x == T::default()),
            Test::Nan => ask(T::is_nan),
            Test::Infinite => ask(T::is_infinite),
            _ => ask(|x| !x.is_nan() && !x.is_infinite()),
        }
    }
    if test == Test::Negative {
        return Buffer::Bool(a.values::<f64>().iter().map(|x| x.is_sign_negative()).collect());
    }
    Buffer::Bool(numbers!(dtype, T => answers::<T>(test, a)))
}

fn floating(ufunc: &Ufunc, floats: &Floats, a: &Array, dtype: Dtype) -> (Buffer, Flags) {
    let len = a.size();
    match (dtype, floats.complex) {
        (Dtype::Float32, _) => looped1(&Input::new(a), len, floats.single, floats.pole),
        (Dtype::Complex128, Some(function)) => looped1(&Input::new(a), len, function, floats.pole),
        _ if ufunc.name == "sqrt" => looped1(&Input::new(a), len, f64::sqrt, false),
        _ => looped1(&Input::new(a), len, floats.double, floats.pole),
    }
}
