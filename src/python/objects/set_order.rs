//! The order in which Python's sets of numbers iterate: that of a table of its size, which people see and copy.

use super::{Dict, Value};

const PRIME: u64 = (1 << 61) - 1;
/// Places looked at one behind the other before jumping on.
const RUN: usize = 9;

/// Python's hash of a number; none for anything else.
fn number_hash(value: Value) -> Option<i64> {
    Some(match value {
        Value::Bool(b) | Value::NpBool(b) => b.into(),
        Value::Int(i) | Value::NpInt(i) => whole_hash(i),
        Value::Float(x) | Value::NpFloat(x) if x.fract() == 0.0 && x.abs() < 9e18 => whole_hash(x as i64),
        Value::Float(x) | Value::NpFloat(x) if x.is_finite() => float_hash(x),
        _ => return None,
    })
}

fn whole_hash(i: i64) -> i64 {
    let size = (i.unsigned_abs() % PRIME) as i64;
    let hash = if i < 0 { -size } else { size };
    if hash == -1 { -2 } else { hash }
}

/// As `_Py_HashDouble`: the value modulo 2⁶¹ − 1.
fn float_hash(x: f64) -> i64 {
    let (mut mantissa, mut exponent) = libm::frexp(x.abs());
    let mut hash = 0_u64;
    while mantissa != 0.0 {
        hash = ((hash << 28) & PRIME) | (hash >> 33);
        mantissa *= f64::from(1 << 28);
        exponent -= 28;
        let digit = mantissa as u64;
        mantissa -= digit as f64;
        hash += digit;
        if hash >= PRIME {
            hash -= PRIME;
        }
    }
    let turn = exponent.rem_euclid(61) as u32;
    hash = ((hash << turn) & PRIME) | (hash >> (61 - turn));
    let hash = if x < 0.0 { -(hash as i64) } else { hash as i64 };
    if hash == -1 { -2 } else { hash }
}

/// A table as `CPython` fills it, of hashes with the entries they belong to.
struct Table {
    slots: Vec<Option<(i64, usize)>>,
    used: usize,
}

impl Table {
    fn put(&mut self, entry: (i64, usize)) {
        let mask = self.slots.len() - 1;
        let mut perturb = entry.0 as u64;
        let mut at = perturb as usize & mask;
        loop {
            let last = if at + RUN <= mask { at + RUN } else { at };
            if let Some(free) = (at..=last).find(|&slot| self.slots[slot].is_none()) {
                self.slots[free] = Some(entry);
                return;
            }
            perturb >>= 5;
            at = (at.wrapping_mul(5).wrapping_add(1).wrapping_add(perturb as usize)) & mask;
        }
    }

    fn add(&mut self, entry: (i64, usize)) {
        self.put(entry);
        self.used += 1;
        if self.used * 5 >= (self.slots.len() - 1) * 3 {
            let least = if self.used > 50_000 { self.used * 2 } else { self.used * 4 };
            let size = (least + 1).next_power_of_two().max(8);
            let old = std::mem::replace(&mut self.slots, vec![None; size]);
            old.into_iter().flatten().for_each(|entry| self.put(entry));
        }
    }
}

impl Dict {
    /// The members of a set as Python iterates them: numbers by their places in a table, all else as it was put in.
    pub fn members(&self) -> Vec<Value> {
        let keys: Vec<Value> = self.keys().collect();
        let hashes: Option<Vec<i64>> = keys.iter().map(|&key| number_hash(key)).collect();
        let Some(hashes) = hashes else { return keys };
        let mut table = Table { slots: vec![None; 8], used: 0 };
        hashes.into_iter().enumerate().for_each(|(at, hash)| table.add((hash, at)));
        table.slots.into_iter().flatten().map(|(_, at)| keys[at]).collect()
    }
}
