//! Numbers in a field: sign, prefix, grouped digits, what follows them.

use super::spec::Spec;

/// The parts of a number that is written.
pub struct Parts<'a> {
    /// Whether it is below zero (or is minus zero).
    pub negative: bool,
    /// `0x` and the like.
    pub prefix: &'a str,
    /// The digits before the point: these are grouped.
    pub digits: &'a str,
    /// Point, decimals, exponent, `%`; or all of `nan` and `inf`.
    pub rest: &'a str,
    /// Digits in a group.
    pub group: usize,
}

/// Writes the parts as the specifier says.
pub fn write_number(parts: &Parts<'_>, spec: &Spec) -> String {
    let sign = match (parts.negative, spec.sign) {
        (true, _) => "-",
        (false, Some('+')) => "+",
        (false, Some(' ')) => " ",
        _ => "",
    };
    let around = sign.len() + parts.prefix.len() + parts.rest.chars().count();
    let zeros = spec.fill == '0' && spec.align == '=';
    let least = if zeros { spec.width.saturating_sub(around) } else { 0 };
    let digits = match spec.grouping {
        Some(separator) if !parts.digits.is_empty() => grouped(parts.digits, separator, parts.group, least),
        _ => parts.digits.to_string(),
    };
    let length = around + digits.len();
    if spec.align == '=' && length < spec.width {
        let filling: String = std::iter::repeat_n(spec.fill, spec.width - length).collect();
        return format!("{sign}{}{filling}{digits}{}", parts.prefix, parts.rest);
    }
    spec.pad(&format!("{sign}{}{digits}{}", parts.prefix, parts.rest))
}

/// Digits in groups from the right, with zeros in front up to `least` characters.
fn grouped(digits: &str, separator: char, group: usize, least: usize) -> String {
    let mut remaining = digits.len();
    let mut least = least as i64;
    let mut backwards: Vec<u8> = Vec::new();
    let bytes = digits.as_bytes();
    let mut first = true;
    loop {
        let want = group.min(remaining.max(usize::try_from(least).unwrap_or(0)).max(1));
        if !first {
            backwards.push(separator as u8);
        }
        first = false;
        let taken = want.min(remaining);
        backwards.extend(bytes[remaining - taken..remaining].iter().rev());
        backwards.extend(std::iter::repeat_n(b'0', want - taken));
        remaining -= taken;
        least -= want as i64;
        if remaining == 0 && least <= 0 {
            break;
        }
        least -= 1;
    }
    backwards.reverse();
    backwards.into_iter().map(char::from).collect()
}
