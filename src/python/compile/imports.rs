//! Imports.

use ruff_python_ast::{Alias, StmtImport, StmtImportFrom};
use ruff_text_size::Ranged;

use super::build::Compiler;
use super::code::Op;
use crate::python::library::modules;

impl<'a> Compiler<'a> {
    /// Whether a module is known; else it is refused, unless the program is ready for its absence.
    fn known(&mut self, name: &str, node: &impl Ranged) -> bool {
        if modules::is_known(name) {
            return true;
        }
        if self.optional_imports == 0 {
            self.refuse(node, modules::unknown(name));
        }
        false
    }

    /// Takes a module that is not known for what it is: nothing is said before a name of it is used. Whether it is one.
    fn is_put_off(&mut self, module: &str, names: &[&str]) -> bool {
        let is_of_module = self.builders.len() == 1 && self.optional_imports == 0;
        if !self.runs_as_far() || !is_of_module || modules::is_known(module) || names.contains(&"*") {
            return false;
        }
        for name in names {
            self.unknown.insert((*name).to_owned(), modules::unknown(module));
        }
        true
    }

    /// Begins an import: a room of NumPy stands in NumPy, which comes first.
    fn emit_import(&mut self, name: &str) {
        if name.starts_with("numpy.") {
            self.emit_import("numpy");
            self.emit(Op::Pop);
        }
        let sym = self.sym(name);
        self.emit(Op::Import(sym));
    }

    pub fn import(&mut self, stmt: &'a StmtImport) {
        for alias in &stmt.names {
            let name = alias.name.as_str();
            let first = name.split('.').next().unwrap_or(name);
            let bound = alias.asname.as_ref().map_or(first, |local| local.as_str());
            if self.is_put_off(name, &[bound]) {
                continue;
            }
            self.known(name, alias);
            self.emit_import(name);
            if let Some(local) = &alias.asname {
                self.store(local.as_str());
            } else {
                if first != name {
                    self.emit(Op::Pop);
                    let sym = self.sym(first);
                    self.emit(Op::Import(sym));
                }
                self.store(first);
            }
        }
    }

    pub fn import_from(&mut self, stmt: &'a StmtImportFrom) {
        let name = stmt.module.as_ref().map_or("", |name| name.as_str());
        if stmt.level > 0 {
            return self.refuse(stmt, "a program is one file here: relative imports are not known");
        }
        if name == "__future__" {
            return;
        }
        let bound = |alias: &'a Alias| alias.asname.as_ref().unwrap_or(&alias.name).as_str();
        if self.is_put_off(name, &stmt.names.iter().map(bound).collect::<Vec<_>>()) {
            return;
        }
        self.known(name, stmt);
        self.emit_import(name);
        for alias in &stmt.names {
            if alias.name.as_str() == "*" {
                self.emit(Op::Dup);
                self.emit(Op::ImportStar);
                continue;
            }
            let sym = self.sym(alias.name.as_str());
            self.emit(Op::Dup);
            self.emit(Op::ImportFrom(sym));
            self.store(alias.asname.as_ref().unwrap_or(&alias.name).as_str());
        }
        self.emit(Op::Pop);
    }
}
