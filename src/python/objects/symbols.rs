//! Names as numbers.

use std::sync::Arc;

use rustc_hash::FxHashMap;

/// A name's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Sym(pub u32);

/// All names met so far; a number never changes its name.
#[derive(Debug, Clone, Default)]
pub struct Symbols {
    names: Vec<Arc<str>>,
    numbers: FxHashMap<Arc<str>, u32>,
}

impl Symbols {
    /// The number of a name.
    pub fn intern(&mut self, name: &str) -> Sym {
        if let Some(&number) = self.numbers.get(name) {
            return Sym(number);
        }
        let (number, name) = (self.names.len() as u32, Arc::<str>::from(name));
        self.names.push(Arc::clone(&name));
        self.numbers.insert(name, number);
        Sym(number)
    }

    /// The number of a name that has been met.
    pub fn find(&self, name: &str) -> Option<Sym> {
        self.numbers.get(name).map(|&number| Sym(number))
    }

    /// The name of a number.
    pub fn name(&self, sym: Sym) -> &Arc<str> {
        &self.names[sym.0 as usize]
    }
}
