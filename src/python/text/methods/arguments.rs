//! Arguments of a method, checked with Python's words.

use crate::python::text::spec::WIDEST;
use crate::python::text::{Fault, Plain};

/// What a method was called with.
pub(super) struct Arguments<'a> {
    pub name: &'a str,
    pub args: &'a [Plain],
    pub kwargs: &'a [(&'a str, Plain)],
}

impl Arguments<'_> {
    /// No keywords are taken.
    pub fn no_keywords(&self) -> Result<(), Fault> {
        if self.kwargs.is_empty() {
            return Ok(());
        }
        Err(Fault::type_error(format!("str.{}() takes no keyword arguments", self.name)))
    }

    /// Nothing is taken.
    pub fn none(&self) -> Result<(), Fault> {
        self.no_keywords()?;
        match self.args.len() {
            0 => Ok(()),
            n => Err(Fault::type_error(format!("str.{}() takes no arguments ({n} given)", self.name))),
        }
    }

    /// One argument is taken.
    pub fn one(&self) -> Result<&Plain, Fault> {
        self.no_keywords()?;
        match self.args {
            [only] => Ok(only),
            args => {
                let message = format!("str.{}() takes exactly one argument ({} given)", self.name, args.len());
                Err(Fault::type_error(message))
            }
        }
    }

    /// One text is taken.
    pub fn only_text(&self) -> Result<&str, Fault> {
        match self.one()? {
            Plain::Str(text) => Ok(text),
            other => {
                let (name, kind) = (self.name, other.type_name());
                Err(Fault::type_error(format!("{name}() argument must be str, not {kind}")))
            }
        }
    }

    /// Between `least` and `most` arguments by place are taken.
    pub fn positional(&self, least: usize, most: usize) -> Result<(), Fault> {
        self.no_keywords()?;
        let (name, given) = (self.name, self.args.len());
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        if given < least {
            let s = plural(least);
            return Err(Fault::type_error(format!("{name} expected at least {least} argument{s}, got {given}")));
        }
        if given > most {
            let s = plural(most);
            return Err(Fault::type_error(format!("{name} expected at most {most} argument{s}, got {given}")));
        }
        Ok(())
    }

    /// As [`Self::positional`], in the words of `find` and its kin.
    pub fn between(&self, least: usize, most: usize) -> Result<(), Fault> {
        let (name, given) = (self.name, self.args.len());
        if !self.kwargs.is_empty() {
            return Err(Fault::type_error(format!("{name}() takes no keyword arguments")));
        }
        if given < least {
            return Err(Fault::type_error(format!("{name}() takes at least {least} argument ({given} given)")));
        }
        if given > most {
            return Err(Fault::type_error(format!("{name}() takes at most {most} arguments ({given} given)")));
        }
        Ok(())
    }

    /// Argument `i` as a text.
    pub fn text(&self, i: usize) -> Result<&str, Fault> {
        match &self.args[i] {
            Plain::Str(text) => Ok(text),
            other => {
                let (name, place, kind) = (self.name, i + 1, other.type_name());
                Err(Fault::type_error(format!("{name}() argument {place} must be str, not {kind}")))
            }
        }
    }

    /// Arguments by place or by these names.
    pub fn named(&self, names: &[&str]) -> Result<Vec<Option<&Plain>>, Fault> {
        let name = self.name;
        let given = self.args.len() + self.kwargs.len();
        if given > names.len() {
            let (most, s) = (names.len(), if names.len() == 1 { "" } else { "s" });
            return Err(Fault::type_error(format!("{name}() takes at most {most} argument{s} ({given} given)")));
        }
        let mut found: Vec<Option<&Plain>> = names.iter().enumerate().map(|(i, _)| self.args.get(i)).collect();
        for (keyword, value) in self.kwargs {
            let Some(i) = names.iter().position(|n| n == keyword) else {
                let message = format!("'{keyword}' is an invalid keyword argument for {name}()");
                return Err(Fault::type_error(message));
            };
            if found[i].is_some() {
                let message = format!("argument for {name}() given by name ('{keyword}') and position ({})", i + 1);
                return Err(Fault::type_error(message));
            }
            found[i] = Some(value);
        }
        Ok(found)
    }

    /// An integer.
    pub fn index(value: &Plain) -> Result<i64, Fault> {
        match value {
            Plain::Int(i) => Ok(*i),
            Plain::Bool(b) => Ok(i64::from(*b)),
            other => {
                let message = format!("'{}' object cannot be interpreted as an integer", other.type_name());
                Err(Fault::type_error(message))
            }
        }
    }

    /// A width: none below zero, and not more than a field may have.
    pub fn width(width: i64) -> Result<usize, Fault> {
        let width = usize::try_from(width).unwrap_or(0);
        if width > WIDEST {
            return Err(Fault::value(format!("width and precision above {WIDEST} are not taken here")));
        }
        Ok(width)
    }
}

/// A bound of a slice: an integer or None.
pub(super) fn optional_index(value: Option<&Plain>) -> Result<Option<i64>, Fault> {
    match value {
        None | Some(Plain::None) => Ok(None),
        Some(Plain::Int(i)) => Ok(Some(*i)),
        Some(Plain::Bool(b)) => Ok(Some(i64::from(*b))),
        Some(_) => Err(Fault::type_error("slice indices must be integers or None or have an __index__ method")),
    }
}
