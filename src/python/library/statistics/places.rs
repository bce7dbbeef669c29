//! What stands at a place of the sorted data, and what occurs most often.

use super::moments::{fault, real};
use crate::python::text::{Fault, Plain};
use std::cmp::Ordering;

fn order(a: &Plain, b: &Plain) -> Ordering {
    match (a, b) {
        (Plain::Int(a), Plain::Int(b)) => a.cmp(b),
        (Plain::Str(a), Plain::Str(b)) => a.cmp(b),
        _ => match (real(a), real(b)) {
            (Ok(a), Ok(b)) => a.partial_cmp(&b).unwrap_or(Ordering::Equal),
            _ => Ordering::Equal,
        },
    }
}

fn sorted(data: &[Plain]) -> Vec<Plain> {
    let mut data = data.to_vec();
    data.sort_by(order);
    data
}

/// `median`, `median_low`, `median_high`.
pub(super) fn median(name: &str, data: &[Plain]) -> Result<Plain, Fault> {
    let data = sorted(data);
    let n = data.len();
    if n == 0 {
        return Err(fault("no median for empty data"));
    }
    let (low, high) = (&data[(n - 1) / 2], &data[n / 2]);
    Ok(match name {
        "median_low" => low.clone(),
        "median_high" => high.clone(),
        _ if n % 2 == 1 => high.clone(),
        _ => Plain::Float(match (low, high) {
            (Plain::Int(a), Plain::Int(b)) => (i128::from(*a) + i128::from(*b)) as f64 / 2.0,
            _ => (real(low)? + real(high)?) * 0.5,
        }),
    })
}

/// `median_grouped(data, interval)`.
pub(super) fn median_grouped(data: &[Plain], interval: f64) -> Result<f64, Fault> {
    let data = sorted(data);
    let n = data.len();
    if n == 0 {
        return Err(fault("no median for empty data"));
    }
    let middle = real(&data[n / 2])?;
    let values: Vec<f64> = data.iter().map(real).collect::<Result<_, _>>()?;
    let before = values.iter().filter(|&&x| x < middle).count() as f64;
    let equal = values.iter().filter(|&&x| x == middle).count() as f64;
    Ok(middle - interval / 2.0 + interval * (n as f64 / 2.0 - before) / equal)
}

/// `quantiles(data, n=, method=)`.
pub(super) fn quantiles(data: &[Plain], n: i64, method: &str) -> Result<Vec<Plain>, Fault> {
    if n < 1 {
        return Err(fault("n must be at least 1"));
    }
    let data = sorted(data);
    let length = data.len() as i64;
    if length < 2 {
        return Err(fault("must have at least two data points"));
    }
    let between = |a: &Plain, b: &Plain, delta: i64| -> Result<Plain, Fault> {
        if let (Plain::Int(a), Plain::Int(b)) = (a, b) {
            let top = i128::from(*a) * i128::from(n - delta) + i128::from(*b) * i128::from(delta);
            return Ok(Plain::Float(top as f64 / n as f64));
        }
        Ok(Plain::Float((real(a)? * (n - delta) as f64 + real(b)? * delta as f64) / n as f64))
    };
    (1..n)
        .map(|i| match method {
            "inclusive" => {
                let (j, delta) = (i * (length - 1) / n, i * (length - 1) % n);
                between(&data[j as usize], &data[(j + 1).min(length - 1) as usize], delta)
            }
            "exclusive" => {
                let m = length + 1;
                let j = (i * m / n).clamp(1, length - 1);
                between(&data[j as usize - 1], &data[j as usize], i * m - j * n)
            }
            other => Err(Fault::value(format!("Unknown method: {}", crate::python::text::str_repr(other)))),
        })
        .collect()
}

/// Values with how often they occur, in the order of their first.
fn counts(data: &[Plain]) -> Vec<(&Plain, usize)> {
    let mut counts: Vec<(&Plain, usize)> = Vec::new();
    for value in data {
        match counts.iter_mut().find(|(known, _)| same(known, value)) {
            Some(entry) => entry.1 += 1,
            None => counts.push((value, 1)),
        }
    }
    counts
}

fn same(a: &Plain, b: &Plain) -> bool {
    a == b || matches!((real(a), real(b)), (Ok(a), Ok(b)) if a == b)
}

/// `multimode(data)`.
pub(super) fn multimode(data: &[Plain]) -> Vec<Plain> {
    let counts = counts(data);
    let most = counts.iter().map(|&(_, count)| count).max().unwrap_or(0);
    counts.into_iter().filter(|&(_, count)| count == most).map(|(value, _)| value.clone()).collect()
}

/// `mode(data)`.
pub(super) fn mode(data: &[Plain]) -> Result<Plain, Fault> {
    multimode(data).into_iter().next().ok_or_else(|| fault("no mode for empty data"))
}
