//! Files within a zip archive, stored or deflated.

use miniz_oxide::inflate::decompress_to_vec_with_limit;

use crate::numpy::{Error, ErrorKind};

/// More bytes than this do not come out of one archive.
const MOST: usize = 1 << 30;

fn number(bytes: &[u8], at: usize, len: usize) -> Option<usize> {
    let part = bytes.get(at..at.checked_add(len)?)?;
    part.iter().rev().try_fold(0_usize, |all, &byte| all.checked_mul(256)?.checked_add(byte.into()))
}

/// Where the directory begins, and how many files it has.
fn directory(bytes: &[u8]) -> Option<(usize, usize)> {
    let last = bytes.len().checked_sub(22)?;
    let end = (last.saturating_sub(65_535)..=last).rev().find(|&at| bytes[at..].starts_with(b"PK\x05\x06"))?;
    Some((number(bytes, end + 16, 4)?, number(bytes, end + 10, 2)?))
}

/// The file that a place of the directory tells of, and the next place.
fn member(bytes: &[u8], at: usize, room: usize) -> Option<(String, Vec<u8>, usize)> {
    if !bytes.get(at..)?.starts_with(b"PK\x01\x02") {
        return None;
    }
    let method = number(bytes, at + 10, 2)?;
    let (packed, size) = (number(bytes, at + 20, 4)?, number(bytes, at + 24, 4)?);
    let (name, extra, comment) = (number(bytes, at + 28, 2)?, number(bytes, at + 30, 2)?, number(bytes, at + 32, 2)?);
    let local = number(bytes, at + 42, 4)?;
    let text = String::from_utf8_lossy(bytes.get(at + 46..at + 46 + name)?).into_owned();
    let start = local + 30 + number(bytes, local + 26, 2)? + number(bytes, local + 28, 2)?;
    let data = bytes.get(start..start.checked_add(packed)?)?;
    let data = match method {
        _ if size > room => return None,
        0 => data.to_vec(),
        8 => decompress_to_vec_with_limit(data, size).ok()?,
        _ => return None,
    };
    Some((text, data, at + 46 + name + extra + comment))
}

/// The names of the files in an archive and what they hold, in their order.
///
/// # Errors
/// If it is no zip archive, or packed in a way that NumPy does not use.
pub fn members(bytes: &[u8]) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let wrong = || Error::new(ErrorKind::Value, "the file is not an archive as np.savez writes it");
    let (mut at, count) = directory(bytes).ok_or_else(wrong)?;
    let (mut all, mut room) = (Vec::new(), MOST);
    for _ in 0..count {
        let (name, data, next) = member(bytes, at, room).ok_or_else(wrong)?;
        room -= data.len();
        all.push((name, data));
        at = next;
    }
    Ok(all)
}
