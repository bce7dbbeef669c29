//! Imports.

use ruff_python_ast::{StmtImport, StmtImportFrom};
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
            self.known(name, alias);
            self.emit_import(name);
            let first = name.split('.').next().unwrap_or(name);
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
