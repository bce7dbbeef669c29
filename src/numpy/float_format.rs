//! How the floats of one array are written so that they stand below each other.
//!
//! Source: `FloatingFormat` in `numpy/_core/arrayprint.py`, and what it asks of `dragon4.c`.

use super::float_repr::{digits32, digits64};
use super::{FloatMode, PrintOptions};

/// What was decided by looking at all numbers that will be written.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools)]
pub(super) struct FloatFormat<'a> {
    options: &'a PrintOptions,
    single: bool,
    /// Whether a sign is written before positive numbers, too.
    plus: bool,
    scientific: bool,
    unique: bool,
    /// Digits behind the point, at most.
    precision: Option<usize>,
    /// Digits behind the point, at least; zeros are kept for them.
    at_least: usize,
    pad_left: usize,
    pad_right: usize,
    exponent_digits: usize,
}

fn point(text: &str) -> usize {
    text.find('.').unwrap_or(text.len())
}

impl<'a> FloatFormat<'a> {
    /// For these numbers; `single` if they are of `float32`, `plus` if positive ones have a sign.
    pub(super) fn new(numbers: &[f64], single: bool, plus: bool, options: &'a PrintOptions) -> Self {
        let finite: Vec<f64> = numbers.iter().copied().filter(|x| x.is_finite()).collect();
        let precision = (options.floatmode != FloatMode::Unique).then_some(options.precision);
        let mut format = Self {
            options,
            single,
            plus,
            scientific: needs_exponent(&finite, single, options.suppress),
            unique: true,
            precision,
            at_least: 0,
            pad_left: 0,
            pad_right: 0,
            exponent_digits: 0,
        };
        if finite.is_empty() {
            format.scientific = false;
        } else if format.scientific {
            format.fit_scientific(&finite);
        } else {
            format.fit_positional(&finite);
        }
        if finite.len() < numbers.len() {
            let behind = format.pad_right + 1;
            let negative = usize::from(plus || numbers.contains(&f64::NEG_INFINITY));
            let nan = options.nanstr.len().saturating_sub(behind);
            let infinity = (options.infstr.len() + negative).saturating_sub(behind);
            format.pad_left = format.pad_left.max(nan).max(infinity);
        }
        format
    }

    fn fit_scientific(&mut self, finite: &[f64]) {
        if self.options.floatmode == FloatMode::Fixed {
            self.at_least = self.options.precision;
        }
        let (mut behind, mut ahead, mut power) = (0, 0, 0);
        for text in finite.iter().map(|&x| self.scientific(x)) {
            let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, ""));
            ahead = ahead.max(point(mantissa));
            behind = behind.max(mantissa.len() - point(mantissa) - 1);
            power = power.max(exponent.len() - 1);
        }
        self.exponent_digits = power;
        self.precision = Some(behind);
        self.at_least = behind;
        self.pad_left = ahead;
        self.pad_right = power + 2 + behind;
    }

    fn fit_positional(&mut self, finite: &[f64]) {
        if self.options.floatmode == FloatMode::Fixed {
            self.unique = false;
            self.at_least = self.options.precision;
        }
        let (mut behind, mut ahead) = (0, 0);
        for text in finite.iter().map(|&x| self.positional(x)) {
            ahead = ahead.max(point(&text));
            behind = behind.max(text.len() - point(&text) - 1);
        }
        (self.pad_left, self.pad_right) = (ahead, behind);
        if matches!(self.options.floatmode, FloatMode::Fixed | FloatMode::MaxprecEqual) {
            self.precision = Some(behind);
            self.at_least = behind;
        }
    }

    /// The digits and power of ten of |x|.
    fn shortest(&self, x: f64) -> (String, i32) {
        match x {
            0.0 => ("0".to_owned(), 0),
            _ if self.single => digits32(x as f32),
            _ => digits64(x),
        }
    }

    /// Zeros at the end taken away or added until there are `at_least` digits behind the point.
    fn trimmed(&self, text: &str) -> String {
        let (whole, behind) = text.split_once('.').unwrap_or((text, ""));
        let behind = behind.trim_end_matches('0');
        format!("{whole}.{behind}{}", "0".repeat(self.at_least.saturating_sub(behind.len())))
    }

    fn sign(&self, negative: bool) -> &'static str {
        match (negative, self.plus) {
            (true, _) => "-",
            (false, true) => "+",
            (false, false) => "",
        }
    }

    fn positional(&self, x: f64) -> String {
        let size = x.abs();
        let (digits, power) = self.shortest(x);
        let needed = (digits.len() as i32 - 1 - power).max(0) as usize;
        let text = match self.precision {
            Some(most) if !self.unique || needed > most => format!("{size:.most$}"),
            // Digits beyond the shortest are those of the exact value.
            _ if self.at_least > needed => format!("{size:.least$}", least = self.at_least),
            _ if power < 0 => format!("0.{}{digits}", "0".repeat((-power - 1) as usize)),
            _ => {
                let mut digits = digits;
                while (digits.len() as i32) < power + 1 {
                    digits.push('0');
                }
                digits.insert(power as usize + 1, '.');
                digits
            }
        };
        format!("{}{}", self.sign(x.is_sign_negative()), self.trimmed(&text))
    }

    fn scientific(&self, x: f64) -> String {
        let size = x.abs();
        let (mut digits, mut power) = self.shortest(x);
        let most = self.precision.unwrap_or(digits.len() - 1).min(digits.len() - 1).max(self.at_least);
        if most + 1 != digits.len() {
            let text = format!("{size:.most$e}");
            let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
            digits = mantissa.replace('.', "");
            power = exponent.parse().unwrap_or(power);
        }
        let mantissa = self.trimmed(&format!("{}.{}", &digits[..1], &digits[1..]));
        let minus = self.sign(x.is_sign_negative());
        let sign = if power < 0 { '-' } else { '+' };
        let width = self.exponent_digits.max(2);
        format!("{minus}{mantissa}e{sign}{:0width$}", power.abs())
    }

    /// One number, as wide as all.
    pub(super) fn write(&self, x: f64) -> String {
        let width = self.pad_left + self.pad_right + 1;
        if x.is_nan() {
            return format!("{:>width$}", format!("{}{}", self.sign(false), self.options.nanstr));
        }
        if x.is_infinite() {
            let sign = self.sign(x < 0.0);
            return format!("{:>width$}", format!("{sign}{}", self.options.infstr));
        }
        let text = if self.scientific { self.scientific(x) } else { self.positional(x) };
        let text = format!("{}{text}", " ".repeat(self.pad_left.saturating_sub(point(&text))));
        if self.scientific { text } else { format!("{text:<width$}") }
    }
}

fn needs_exponent(finite: &[f64], single: bool, suppress: bool) -> bool {
    let sizes = || finite.iter().map(|x| x.abs()).filter(|&x| x != 0.0);
    let Some(max) = sizes().reduce(f64::max) else { return false };
    let min = sizes().fold(max, f64::min);
    let (low, wide) = if single {
        let (max, min) = (max as f32, min as f32);
        (min < 0.0001, max / min > 1000.0)
    } else {
        (min < 0.0001, max / min > 1000.0)
    };
    max >= if single { 1e6 } else { 1e8 } || (!suppress && (low || wide))
}
