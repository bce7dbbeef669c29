//! One array in a file, as `numpy/lib/format.py` describes it.

use std::sync::Arc;

use num_complex::Complex64;

use crate::numpy::{Array, Buffer, Error, ErrorKind, View};

const MAGIC: &[u8] = b"\x93NUMPY";

fn wrong(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Value, message)
}

/// The value behind a key of the header, which is a dict of Python.
fn field<'a>(header: &'a str, key: &str) -> Option<&'a str> {
    let at = header.find(&format!("'{key}'"))?;
    let rest = header[at..].split_once(':')?.1.trim_start();
    Some(match rest.as_bytes().first()? {
        b'(' => &rest[1..rest.find(')')?],
        b'\'' => &rest[1..=rest[1..].find('\'')?],
        b'[' => rest,
        _ => rest.split([',', '}']).next()?.trim(),
    })
}

/// Header and cells.
fn parts(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let rest = bytes.strip_prefix(MAGIC)?;
    let (&major, rest) = rest.split_first()?;
    let rest = rest.get(1..)?;
    let (len, rest) = if major == 1 {
        (usize::from(u16::from_le_bytes(rest.get(..2)?.try_into().ok()?)), &rest[2..])
    } else {
        (usize::try_from(u32::from_le_bytes(rest.get(..4)?.try_into().ok()?)).ok()?, &rest[4..])
    };
    Some((std::str::from_utf8(rest.get(..len)?).ok()?, &rest[len..]))
}

/// Cells of so many bytes each, turned round where the file has the high byte first.
fn cells<T, const N: usize>(bytes: &[u8], big: bool, make: impl Fn([u8; N]) -> T) -> Vec<T> {
    let turned = |part: &[u8]| {
        let mut own = [0; N];
        own.copy_from_slice(part);
        if big {
            own.reverse();
        }
        make(own)
    };
    bytes.chunks_exact(N).map(turned).collect()
}

/// Text of a fixed width, four bytes a character.
fn texts(bytes: &[u8], big: bool, width: usize) -> Vec<Arc<str>> {
    let letters = cells(bytes, big, u32::from_le_bytes);
    let text = |part: &[u32]| -> Arc<str> {
        let letters: String = part.iter().filter_map(|&code| char::from_u32(code)).collect();
        letters.trim_end_matches('\0').into()
    };
    letters.chunks(width.max(1)).map(text).collect()
}

/// What the cells of a kind of NumPy's take in a file, and how they are read.
fn buffer(kind: &str, count: usize, bytes: &[u8]) -> Result<Buffer, Error> {
    let big = kind.starts_with('>');
    let kind = kind.trim_start_matches(['<', '>', '|', '=']);
    let short = || wrong("the file holds fewer cells than its header says");
    let size = kind.get(1..).and_then(|digits| digits.parse::<usize>().ok()).unwrap_or(0);
    let size = if kind.starts_with('U') { size.saturating_mul(4) } else { size };
    let bytes = count.checked_mul(size).and_then(|len| bytes.get(..len)).ok_or_else(short)?;
    Ok(match kind {
        "b1" => Buffer::Bool(bytes.iter().map(|&byte| byte != 0).collect()),
        "u1" => Buffer::Uint8(bytes.to_vec()),
        "i4" => Buffer::Int32(cells(bytes, big, i32::from_le_bytes)),
        "i8" => Buffer::Int64(cells(bytes, big, i64::from_le_bytes)),
        "f4" => Buffer::Float32(cells(bytes, big, f32::from_le_bytes)),
        "f8" => Buffer::Float64(cells(bytes, big, f64::from_le_bytes)),
        "c16" => {
            let parts = cells(bytes, big, f64::from_le_bytes);
            Buffer::Complex128(parts.chunks_exact(2).map(|part| Complex64::new(part[0], part[1])).collect())
        }
        _ if kind.starts_with('U') => {
            let width = size / 4;
            if width == 0 {
                Buffer::Str(vec!["".into(); count], 0)
            } else {
                Buffer::Str(texts(bytes, big, width), width)
            }
        }
        "O" => return Err(wrong("Object arrays cannot be loaded when allow_pickle=False")),
        other => return Err(wrong(format!("arrays of '{other}' are not known here; save them as float64 or int64"))),
    })
}

/// The array in a file.
///
/// # Errors
/// If it is none, holds objects, or is cut off.
pub fn read(bytes: &[u8]) -> Result<Array, Error> {
    let none = || {
        wrong(
            "This file contains pickled (object) data. If you trust the file you can load it unsafely using the `allow_pickle=` keyword argument or `pickle.load()`.",
        )
    };
    let (header, data) = parts(bytes).ok_or_else(none)?;
    let known = |key| field(header, key).ok_or_else(|| wrong(format!("the header of the file has no {key}")));
    let (kind, fortran, axes) = (known("descr")?, known("fortran_order")? == "True", known("shape")?);
    if kind.starts_with('[') {
        return Err(wrong("arrays with named fields are not known here"));
    }
    let lengths = axes.split(',').map(str::trim).filter(|len| !len.is_empty());
    let mut shape: Vec<usize> =
        lengths.map(str::parse).collect::<Result<_, _>>().map_err(|_| wrong("the header of the file has no shape"))?;
    if shape.len() > 6 {
        return Err(wrong("arrays of more than 6 axes are not taken"));
    }
    let count = shape.iter().try_fold(1_usize, |all, &len| all.checked_mul(len));
    let count = count.ok_or_else(|| wrong("the header of the file has no shape"))?;
    let buffer = buffer(kind, count, data)?;
    if fortran {
        shape.reverse();
        let turned = View::contiguous(&shape).transposed();
        return Ok(Array { buffer: Arc::new(buffer), view: turned });
    }
    Array::new(buffer, &shape)
}
