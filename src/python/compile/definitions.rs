//! Functions, lambdas and classes.

use ruff_python_ast::{
    Decorator, Expr, ExprLambda, Keyword, Parameters, Stmt, StmtClassDef, StmtFunctionDef, StmtNonlocal,
};
use ruff_text_size::{Ranged, TextRange};

use super::build::Compiler;
use super::code::{Const, Op};
use super::scan::{CLASS, FUNCTION, LAMBDA, key};
use super::scope::Place;

/// Whether a class is said to be abstract: `metaclass=ABCMeta`.
fn is_abstract(keyword: &Keyword) -> bool {
    let is_metaclass = keyword.arg.as_ref().is_some_and(|name| name.as_str() == "metaclass");
    is_metaclass
        && match &keyword.value {
            Expr::Name(name) => name.id.as_str() == "ABCMeta",
            Expr::Attribute(attribute) => attribute.attr.as_str() == "ABCMeta",
            _ => false,
        }
}

impl<'a> Compiler<'a> {
    pub fn function(&mut self, def: &'a StmtFunctionDef) {
        if def.is_async {
            self.refuse(def, "`async def` is not known here");
        }
        self.decorators(&def.decorator_list);
        let Some(&scope) = self.scopes.by_node.get(&key(def.range, FUNCTION)) else { return };
        let defaults = self.defaults(Some(&def.parameters));
        self.at(def.name.range());
        self.open(def.name.as_str(), scope, None);
        self.parameters(Some(&def.parameters), defaults);
        self.body(&def.body, def.name.range());
        self.decorated(&def.decorator_list);
        self.store(def.name.as_str());
    }

    fn decorators(&mut self, decorators: &'a [Decorator]) {
        decorators.iter().for_each(|decorator| self.expression(&decorator.expression));
    }

    /// Calls the decorators, which lie on the stack below what they are given, the last of them first.
    fn decorated(&mut self, decorators: &'a [Decorator]) {
        for decorator in decorators {
            self.at(decorator.range());
            self.emit(Op::Call(1));
        }
    }

    /// The body of what has been opened, up to the function that is made of it.
    fn body(&mut self, body: &'a [Stmt], name: TextRange) {
        self.doc(body);
        self.statements(body);
        self.emit(Op::None);
        self.emit(Op::Return);
        let code = self.close();
        self.at(name);
        self.emit(Op::Function(code));
    }

    fn doc(&mut self, body: &'a [Stmt]) {
        if let Some(Stmt::Expr(first)) = body.first()
            && let Expr::StringLiteral(text) = &*first.value
        {
            let number = self.unit.constant(Const::Str(text.value.to_str().into()));
            self.builder().code.doc = Some(number);
        }
    }

    /// Leaves the values of defaults on the stack: positional, then keyword-only.
    fn defaults(&mut self, parameters: Option<&'a Parameters>) -> (u32, Vec<crate::python::objects::Sym>) {
        let mut counts = (0, Vec::new());
        let Some(parameters) = parameters else { return counts };
        for parameter in parameters.posonlyargs.iter().chain(&parameters.args) {
            if let Some(default) = &parameter.default {
                self.expression(default);
                counts.0 += 1;
            }
        }
        for parameter in &parameters.kwonlyargs {
            if let Some(default) = &parameter.default {
                self.expression(default);
                counts.1.push(self.sym(parameter.parameter.name.as_str()));
            }
        }
        counts
    }

    fn parameters(&mut self, of: Option<&Parameters>, defaults: (u32, Vec<crate::python::objects::Sym>)) {
        let code = &mut self.builder().code;
        code.defaults = defaults;
        let Some(of) = of else { return };
        code.parameters.positional = (of.posonlyargs.len() + of.args.len()) as u32;
        code.parameters.positional_only = of.posonlyargs.len() as u32;
        code.parameters.keyword_only = of.kwonlyargs.len() as u32;
        code.parameters.rest = of.vararg.is_some();
        code.parameters.keywords = of.kwarg.is_some();
    }

    pub fn lambda(&mut self, lambda: &'a ExprLambda) {
        let Some(&scope) = self.scopes.by_node.get(&key(lambda.range, LAMBDA)) else { return };
        let defaults = self.defaults(lambda.parameters.as_deref());
        self.open("<lambda>", scope, None);
        self.parameters(lambda.parameters.as_deref(), defaults);
        self.expression(&lambda.body);
        self.emit(Op::Return);
        let code = self.close();
        self.emit(Op::Function(code));
    }

    pub fn class(&mut self, def: &'a StmtClassDef) {
        self.decorators(&def.decorator_list);
        let Some(&scope) = self.scopes.by_node.get(&key(def.range, CLASS)) else { return };
        let mut bases = 0;
        for base in def.arguments.iter().flat_map(|arguments| arguments.args.iter()) {
            self.expression(base);
            bases += 1;
        }
        for keyword in def.arguments.iter().flat_map(|arguments| arguments.keywords.iter()) {
            if is_abstract(keyword) {
                // What `ABCMeta` adds to a class it gives as a base here.
                self.expression(&keyword.value);
                bases += 1;
            } else {
                self.refuse(keyword, "keywords of classes are not known here, but for metaclass=ABCMeta");
            }
        }
        self.at(def.name.range());
        self.open(def.name.as_str(), scope, Some(def.name.as_str()));
        self.body(&def.body, def.name.range());
        self.emit(Op::Class(bases));
        self.decorated(&def.decorator_list);
        self.store(def.name.as_str());
    }

    /// Refuses names that no function around binds.
    pub fn nonlocal(&mut self, stmt: &'a StmtNonlocal) {
        let scope = self.builder().scope;
        if scope == 0 {
            return self.refuse(stmt, "SyntaxError: nonlocal declaration not allowed at module level");
        }
        for name in &stmt.names {
            if self.scopes.place(scope, name.as_str()) == Place::Global {
                self.refuse(stmt, format!("SyntaxError: no binding for nonlocal '{name}' found"));
            }
        }
    }
}
