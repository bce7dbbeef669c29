//! `match`: each pattern tests what a slot holds, and goes on to the next case where it does not fit.

use ruff_python_ast::{Expr, Pattern, PatternMatchClass, PatternMatchMapping, PatternMatchOr, Singleton, StmtMatch};
use ruff_text_size::Ranged;

use super::build::Compiler;
use super::code::{Compare, Const, Op};

/// What a case binds where it fits as a whole: names and the slots that hold their values until then.
type Captures<'a> = Vec<(&'a str, u32)>;

impl<'a> Compiler<'a> {
    pub fn match_(&mut self, stmt: &'a StmtMatch) {
        self.expression(&stmt.subject);
        let subject = self.hidden();
        self.emit(Op::StoreLocal(subject));
        let mut ends = Vec::new();
        for case in &stmt.cases {
            let (mut fails, mut captures) = (Vec::new(), Vec::new());
            self.pattern(&case.pattern, subject, &mut fails, &mut captures);
            for &(name, slot) in &captures {
                self.emit(Op::Local(slot));
                self.store(name);
            }
            if let Some(guard) = &case.guard {
                self.at(guard.range());
                fails.extend(self.test(guard, false));
            }
            self.statements(&case.body);
            ends.push(self.emit(Op::Jump(0)));
            fails.into_iter().for_each(|jump| self.land(jump));
        }
        ends.into_iter().for_each(|jump| self.land(jump));
    }

    fn pattern(&mut self, pattern: &'a Pattern, slot: u32, fails: &mut Vec<usize>, captures: &mut Captures<'a>) {
        self.at(pattern.range());
        match pattern {
            Pattern::MatchValue(of) => {
                self.emit(Op::Local(slot));
                self.expression(&of.value);
                self.emit(Op::Compare(Compare::Eq));
                fails.push(self.emit(Op::JumpIfFalse(0)));
            }
            Pattern::MatchSingleton(of) => {
                self.emit(Op::Local(slot));
                self.constant(match of.value {
                    Singleton::None => Const::None,
                    Singleton::True => Const::Bool(true),
                    Singleton::False => Const::Bool(false),
                });
                self.emit(Op::Is(true));
                fails.push(self.emit(Op::JumpIfFalse(0)));
            }
            Pattern::MatchAs(of) => {
                if let Some(inner) = &of.pattern {
                    self.pattern(inner, slot, fails, captures);
                }
                if let Some(name) = &of.name {
                    self.capture(name.as_str(), slot, captures);
                }
            }
            Pattern::MatchStar(of) => {
                if let Some(name) = &of.name {
                    self.capture(name.as_str(), slot, captures);
                }
            }
            Pattern::MatchSequence(of) => self.sequence(&of.patterns, slot, fails, captures),
            Pattern::MatchMapping(of) => self.mapping(of, slot, fails, captures),
            Pattern::MatchClass(of) => self.class_pattern(of, slot, fails, captures),
            Pattern::MatchOr(of) => self.alternatives(of, slot, fails, captures),
        }
    }

    /// Keeps what a slot holds for a name; alternatives share the slot of a name.
    fn capture(&mut self, name: &'a str, slot: u32, captures: &mut Captures<'a>) {
        let own = captures.iter().find(|(of, _)| *of == name).map(|&(_, own)| own);
        let own = own.unwrap_or_else(|| {
            let own = self.hidden();
            captures.push((name, own));
            own
        });
        self.emit(Op::Local(slot));
        self.emit(Op::StoreLocal(own));
    }

    /// Calls what takes a subject apart; `None` does not fit, else its parts are tested one by one.
    fn parts(
        &mut self,
        arguments: u32,
        patterns: impl Iterator<Item = &'a Pattern>,
        fails: &mut Vec<usize>,
        captures: &mut Captures<'a>,
    ) -> u32 {
        self.emit(Op::Call(arguments));
        let parts = self.hidden();
        self.emit(Op::StoreLocal(parts));
        self.emit(Op::Local(parts));
        self.emit(Op::None);
        self.emit(Op::Is(false));
        fails.push(self.emit(Op::JumpIfFalse(0)));
        for (at, pattern) in patterns.enumerate() {
            let part = self.part(parts, at);
            self.pattern(pattern, part, fails, captures);
        }
        parts
    }

    fn part(&mut self, parts: u32, at: usize) -> u32 {
        self.emit(Op::Local(parts));
        self.constant(Const::Int(at as i64));
        self.emit(Op::Item);
        let part = self.hidden();
        self.emit(Op::StoreLocal(part));
        part
    }

    fn sequence(&mut self, patterns: &'a [Pattern], slot: u32, fails: &mut Vec<usize>, captures: &mut Captures<'a>) {
        let star = patterns.iter().position(|pattern| matches!(pattern, Pattern::MatchStar(_)));
        let (before, after) = star.map_or((patterns.len(), 0), |at| (at, patterns.len() - at - 1));
        let function = self.builtin("_match_sequence");
        self.emit(function);
        self.emit(Op::Local(slot));
        self.constant(Const::Int(before as i64));
        self.constant(Const::Bool(star.is_some()));
        self.constant(Const::Int(after as i64));
        self.parts(4, patterns.iter(), fails, captures);
    }

    fn mapping(&mut self, of: &'a PatternMatchMapping, slot: u32, fails: &mut Vec<usize>, captures: &mut Captures<'a>) {
        let function = self.builtin("_match_mapping");
        self.emit(function);
        self.emit(Op::Local(slot));
        of.keys.iter().for_each(|key: &Expr| self.expression(key));
        self.emit(Op::Tuple(of.keys.len() as u32));
        self.constant(Const::Bool(of.rest.is_some()));
        let parts = self.parts(3, of.patterns.iter(), fails, captures);
        if let Some(rest) = &of.rest {
            let part = self.part(parts, of.patterns.len());
            self.capture(rest.as_str(), part, captures);
        }
    }

    fn class_pattern(
        &mut self,
        of: &'a PatternMatchClass,
        slot: u32,
        fails: &mut Vec<usize>,
        captures: &mut Captures<'a>,
    ) {
        let (placed, named) = (&of.arguments.patterns, &of.arguments.keywords);
        let function = self.builtin("_match_class");
        self.emit(function);
        self.emit(Op::Local(slot));
        self.expression(&of.cls);
        self.constant(Const::Int(placed.len() as i64));
        self.constant(Const::Tuple(named.iter().map(|part| Const::Str(part.attr.to_string())).collect()));
        let patterns = placed.iter().chain(named.iter().map(|part| &part.pattern));
        self.parts(4, patterns, fails, captures);
    }

    fn alternatives(&mut self, of: &'a PatternMatchOr, slot: u32, fails: &mut Vec<usize>, captures: &mut Captures<'a>) {
        let mut found = Vec::new();
        for (at, pattern) in of.patterns.iter().enumerate() {
            if at + 1 == of.patterns.len() {
                self.pattern(pattern, slot, fails, captures);
                break;
            }
            let mut next = Vec::new();
            self.pattern(pattern, slot, &mut next, captures);
            found.push(self.emit(Op::Jump(0)));
            next.into_iter().for_each(|jump| self.land(jump));
        }
        found.into_iter().for_each(|jump| self.land(jump));
    }
}
