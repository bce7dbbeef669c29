//! A table that keeps the order of insertion. Keys are compared by the caller, who can see the heap.

use super::Value;

#[derive(Debug, Clone, Copy)]
struct Entry {
    hash: u64,
    key: Value,
    value: Value,
}

/// Entries in order, found by hash; an entry taken out leaves a gap until the table is rebuilt.
#[derive(Debug, Clone, Default)]
pub struct Dict {
    entries: Vec<Entry>,
    index: Vec<u32>,
    live: usize,
}

const EMPTY: u32 = u32::MAX;

impl Dict {
    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.live
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// How many places iteration has to visit.
    pub fn places(&self) -> usize {
        self.entries.len()
    }

    /// The entry at a place, if it is not a gap.
    pub fn at(&self, place: usize) -> Option<(Value, Value)> {
        let entry = self.entries.get(place)?;
        (entry.key != Value::Unbound).then_some((entry.key, entry.value))
    }

    /// The hash kept for a place.
    pub fn hash_at(&self, place: usize) -> u64 {
        self.entries[place].hash
    }

    /// All entries in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (Value, Value)> + '_ {
        self.entries.iter().filter(|entry| entry.key != Value::Unbound).map(|entry| (entry.key, entry.value))
    }

    /// The keys in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = Value> + '_ {
        self.iter().map(|(key, _)| key)
    }

    /// The place of the key with this hash for which `same` holds.
    pub fn find(&self, hash: u64, mut same: impl FnMut(Value) -> bool) -> Option<usize> {
        if self.index.is_empty() {
            return None;
        }
        let mask = self.index.len() - 1;
        let mut at = spread(hash) & mask;
        loop {
            let place = self.index[at];
            if place == EMPTY {
                return None;
            }
            let entry = &self.entries[place as usize];
            if entry.hash == hash && entry.key != Value::Unbound && same(entry.key) {
                return Some(place as usize);
            }
            at = (at + 1) & mask;
        }
    }

    /// Another value at a place.
    pub fn replace(&mut self, place: usize, value: Value) {
        self.entries[place].value = value;
    }

    /// A new entry at the end; its key must not be there.
    pub fn push(&mut self, hash: u64, key: Value, value: Value) {
        if (self.entries.len() + 1) * 3 > self.index.len() * 2 {
            self.rebuild();
        }
        let place = self.entries.len() as u32;
        self.entries.push(Entry { hash, key, value });
        self.link(hash, place);
        self.live += 1;
    }

    /// Takes the entry at a place out.
    pub fn remove(&mut self, place: usize) -> (Value, Value) {
        let entry = &mut self.entries[place];
        let taken = (entry.key, entry.value);
        entry.key = Value::Unbound;
        entry.value = Value::None;
        self.live -= 1;
        if self.live == 0 {
            self.clear();
        }
        taken
    }

    /// The place of the last entry.
    pub fn last(&self) -> Option<usize> {
        (0..self.entries.len()).rev().find(|&place| self.entries[place].key != Value::Unbound)
    }

    /// The place of the first entry.
    pub fn first(&self) -> Option<usize> {
        (0..self.entries.len()).find(|&place| self.entries[place].key != Value::Unbound)
    }

    /// Takes everything out.
    pub fn clear(&mut self) {
        self.entries.clear();
        self.index.clear();
        self.live = 0;
    }

    fn rebuild(&mut self) {
        self.entries.retain(|entry| entry.key != Value::Unbound);
        let size = ((self.entries.len() + 1) * 2).next_power_of_two().max(8);
        self.index.clear();
        self.index.resize(size, EMPTY);
        for place in 0..self.entries.len() {
            self.link(self.entries[place].hash, place as u32);
        }
    }

    fn link(&mut self, hash: u64, place: u32) {
        let mask = self.index.len() - 1;
        let mut at = spread(hash) & mask;
        while self.index[at] != EMPTY {
            at = (at + 1) & mask;
        }
        self.index[at] = place;
    }
}

fn spread(hash: u64) -> usize {
    (hash.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 20) as usize
}
