//! Objects by handle, in pages that clones share until one of them writes.

use std::sync::Arc;

use super::{Handle, Object, Value};

const PAGE: usize = 64;

/// Bytes that are made before what is not used is looked for, where little is in use: few enough to stay close to the
/// processor, and for few pages to be copied after a checkpoint.
const FRESH: usize = 2 << 20;

/// All objects of a program. A clone costs a counter for each page.
#[derive(Debug, Clone, Default)]
pub struct Heap {
    pages: Vec<Arc<Vec<Object>>>,
    free: Vec<u32>,
    /// Bytes made since the last collection, roughly.
    fresh: usize,
    /// Bytes that the last collection left.
    kept: usize,
}

impl Heap {
    /// A place for an object.
    pub fn add(&mut self, object: Object) -> Value {
        Value::Ref(self.insert(object))
    }

    /// A place for an object.
    pub fn insert(&mut self, object: Object) -> Handle {
        self.fresh += 64 + object.bytes();
        if let Some(place) = self.free.pop() {
            *self.get_mut(Handle(place)) = object;
            return Handle(place);
        }
        if self.pages.last().is_none_or(|page| page.len() == PAGE) {
            self.pages.push(Arc::new(Vec::with_capacity(PAGE)));
        }
        let page = self.pages.len() - 1;
        let objects = Arc::make_mut(&mut self.pages[page]);
        objects.push(object);
        Handle((page * PAGE + objects.len() - 1) as u32)
    }

    /// The object at a handle.
    pub fn get(&self, handle: Handle) -> &Object {
        let place = handle.0 as usize;
        &self.pages[place / PAGE][place % PAGE]
    }

    /// The object at a handle, to be changed.
    pub fn get_mut(&mut self, handle: Handle) -> &mut Object {
        let place = handle.0 as usize;
        &mut Arc::make_mut(&mut self.pages[place / PAGE])[place % PAGE]
    }

    /// Counts bytes that an object has grown by.
    pub fn grown(&mut self, bytes: usize) {
        self.fresh += bytes;
    }

    /// Whether enough has been made since the last collection for another.
    pub fn is_full(&self) -> bool {
        self.fresh > FRESH.max(self.kept)
    }

    /// Bytes in use, roughly.
    pub fn bytes(&self) -> usize {
        self.kept + self.fresh
    }

    /// The places that may hold something else than in an earlier copy of this heap, of those that both have.
    pub fn touched_since(&self, earlier: &Self) -> Vec<Handle> {
        let pages = self.pages.iter().zip(&earlier.pages).enumerate();
        let touched = pages.filter(|(_, (now, before))| !Arc::ptr_eq(now, before));
        let places = touched.flat_map(|(page, (now, before))| {
            (0..now.len().min(before.len())).map(move |at| Handle((page * PAGE + at) as u32))
        });
        places.collect()
    }

    /// How many places there are.
    pub fn places(&self) -> usize {
        self.pages.iter().map(|page| page.len()).sum()
    }

    /// Frees everything that cannot be reached from these.
    pub fn collect(&mut self, roots: impl Iterator<Item = Value>) {
        let mut marked = vec![false; self.pages.len() * PAGE];
        let mut waiting: Vec<Handle> = Vec::new();
        for root in roots {
            reach(root, &mut marked, &mut waiting);
        }
        while let Some(handle) = waiting.pop() {
            self.get(handle).trace(&mut |value| reach(value, &mut marked, &mut waiting));
        }
        self.fresh = 0;
        self.kept = 0;
        self.free.clear();
        for page in 0..self.pages.len() {
            for at in 0..self.pages[page].len() {
                let place = page * PAGE + at;
                if marked[place] {
                    self.kept += 64 + self.pages[page][at].bytes();
                    continue;
                }
                if !matches!(self.pages[page][at], Object::Free) {
                    Arc::make_mut(&mut self.pages[page])[at] = Object::Free;
                }
                self.free.push(place as u32);
            }
        }
    }
}

fn reach(value: Value, marked: &mut [bool], waiting: &mut Vec<Handle>) {
    if let Value::Ref(handle) = value
        && !std::mem::replace(&mut marked[handle.0 as usize], true)
    {
        waiting.push(handle);
    }
}

impl Heap {
    /// A dict.
    pub fn insert_dict(&mut self, dict: Box<super::Dict>) -> Value {
        self.add(Object::Dict(dict))
    }
}
