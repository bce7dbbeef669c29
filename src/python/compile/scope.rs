//! Which name means which slot.

use rustc_hash::FxHashMap;

/// What a scope belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScopeKind {
    Module,
    Function,
    Class,
    /// A comprehension, whose slots are those of the scope that it is written in.
    Comprehension,
}

/// What is known of a name in a scope.
#[allow(clippy::struct_excessive_bools, reason = "a name can be any of these")]
#[derive(Debug, Clone, Copy, Default)]
pub struct Binding {
    pub bound: bool,
    pub global: bool,
    pub nonlocal: bool,
    pub captured: bool,
    pub slot: u32,
}

/// A scope.
#[derive(Debug, Clone)]
pub struct Scope {
    pub kind: ScopeKind,
    pub parent: Option<usize>,
    pub names: FxHashMap<String, Binding>,
    order: Vec<String>,
    uses: Vec<String>,
    pub generator: bool,
    /// Of functions and classes: names of the scopes around, with the slot here and the slot there.
    pub frees: Vec<(String, u32, u32)>,
    /// Of scopes with a frame: the names of its slots.
    pub slots: Vec<Option<String>>,
}

/// Where a name is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Local(u32),
    Cell(u32),
    Global,
    /// A slot of a class body.
    Class(u32),
}

/// All scopes of a source.
#[derive(Debug, Default)]
pub struct Scopes {
    pub all: Vec<Scope>,
    pub by_node: FxHashMap<(u32, u32, u8), usize>,
}

impl Scopes {
    /// A new scope inside another.
    pub fn open(&mut self, kind: ScopeKind, parent: Option<usize>) -> usize {
        self.all.push(Scope {
            kind,
            parent,
            names: FxHashMap::default(),
            order: Vec::new(),
            uses: Vec::new(),
            generator: false,
            frees: Vec::new(),
            slots: Vec::new(),
        });
        self.all.len() - 1
    }

    /// The scope whose frame this one uses.
    pub fn host(&self, mut scope: usize) -> usize {
        while self.all[scope].kind == ScopeKind::Comprehension {
            let Some(parent) = self.all[scope].parent else { break };
            scope = parent;
        }
        scope
    }

    fn binding(&mut self, scope: usize, name: &str) -> &mut Binding {
        let scope = &mut self.all[scope];
        if !scope.names.contains_key(name) {
            scope.order.push(name.to_owned());
        }
        scope.names.entry(name.to_owned()).or_default()
    }

    pub fn bind(&mut self, scope: usize, name: &str) {
        self.binding(scope, name).bound = true;
    }

    pub fn declare_global(&mut self, scope: usize, name: &str) {
        self.binding(scope, name).global = true;
        self.bind(0, name);
    }

    pub fn declare_nonlocal(&mut self, scope: usize, name: &str) {
        self.binding(scope, name).nonlocal = true;
        self.all[scope].uses.push(name.to_owned());
    }

    pub fn refer(&mut self, scope: usize, name: &str) {
        self.all[scope].uses.push(name.to_owned());
    }

    /// Gives slots, then cells to what functions inside use.
    pub fn resolve(&mut self) {
        for scope in 0..self.all.len() {
            let host = self.host(scope);
            for name in self.all[scope].order.clone() {
                let binding = self.all[scope].names[&name];
                let global = self.all[scope].kind == ScopeKind::Module;
                if binding.bound && !binding.global && !binding.nonlocal && !global {
                    let slot = self.all[host].slots.len() as u32;
                    let hidden = scope != host || name == "__class__";
                    self.all[host].slots.push((!hidden).then(|| name.clone()));
                    self.binding(scope, &name).slot = slot;
                }
            }
        }
        for scope in 0..self.all.len() {
            for name in std::mem::take(&mut self.all[scope].uses) {
                self.capture(scope, &name);
            }
        }
    }

    fn owns(&self, scope: usize, name: &str, inside: bool) -> bool {
        let class = self.all[scope].kind == ScopeKind::Class && inside && name != "__class__";
        !class && self.all[scope].names.get(name).is_some_and(|b| b.bound && !b.global && !b.nonlocal)
    }

    fn capture(&mut self, from: usize, name: &str) {
        let mut crossed = Vec::new();
        let mut scope = from;
        loop {
            if self.all[scope].kind == ScopeKind::Module {
                return;
            }
            if self.owns(scope, name, !crossed.is_empty()) {
                break;
            }
            if self.all[scope].names.get(name).is_some_and(|binding| binding.global) {
                return;
            }
            if matches!(self.all[scope].kind, ScopeKind::Function | ScopeKind::Class) {
                crossed.push(scope);
            }
            let Some(parent) = self.all[scope].parent else { return };
            scope = parent;
        }
        if crossed.is_empty() {
            return;
        }
        let binding = self.binding(scope, name);
        binding.captured = true;
        let mut outer = binding.slot;
        for &inner in crossed.iter().rev() {
            if let Some(&(_, slot, _)) = self.all[inner].frees.iter().find(|(free, ..)| free == name) {
                outer = slot;
                continue;
            }
            let slot = self.all[inner].slots.len() as u32;
            self.all[inner].slots.push(None);
            self.all[inner].frees.push((name.to_owned(), slot, outer));
            outer = slot;
        }
    }

    /// Where a name used in a scope is kept.
    pub fn place(&self, from: usize, name: &str) -> Place {
        let mut scope = from;
        loop {
            let this = &self.all[scope];
            if this.kind == ScopeKind::Module {
                return Place::Global;
            }
            if let Some(binding) = this.names.get(name) {
                if binding.global {
                    return Place::Global;
                }
                if binding.bound && !binding.nonlocal {
                    return match (binding.captured, this.kind) {
                        (true, _) => Place::Cell(binding.slot),
                        (false, ScopeKind::Class) => Place::Class(binding.slot),
                        (false, _) => Place::Local(binding.slot),
                    };
                }
            }
            if this.kind != ScopeKind::Comprehension {
                let free = this.frees.iter().find(|(free, ..)| free == name);
                return free.map_or(Place::Global, |&(_, slot, _)| Place::Cell(slot));
            }
            let Some(parent) = this.parent else { return Place::Global };
            scope = parent;
        }
    }
}
