//! How one number came about: the arithmetic of a single cell, ready to be computed, shown and followed to its sources.

use std::fmt;
use std::sync::Arc;

use super::code::{Binding, Code};
use super::{Binary, Cell, Fold, Language, Search, Unary};

/// Where a number in an operation's arithmetic comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceCell {
    /// A cell of one of the arguments, counted from 0.
    Argument(usize, Cell),
    /// A cell of the operation's own result, computed before: as in a substitution, where each unknown needs the ones
    /// before it.
    Result(Cell),
}

/// The arithmetic behind one cell. Its leaves are numbers and source cells of type `S`.
#[derive(Debug, Clone)]
pub enum Arithmetic<S> {
    /// A number that stands in the formula itself.
    Number(f64),
    /// A cell of something computed before.
    Source(S),
    /// A function of one number.
    Unary(Unary, Box<Self>),
    /// Two numbers joined.
    Binary(Binary, Box<Self>, Box<Self>),
    /// Many terms taken together.
    Fold(Fold, Terms<S>),
    /// The place of one of many terms.
    Search(Search, Terms<S>),
    /// What a function gave that is not taken apart any further.
    Called {
        /// The function, as it is written ahead of what it was given.
        function: Arc<str>,
        /// The numbers that it was given.
        of: Terms<S>,
        /// What else it was given, as it is written behind them.
        rest: Arc<str>,
        /// What it gave.
        gave: f64,
    },
}

/// The terms of a [`Fold`] or of a [`Search`], and what a function is given, made when asked for: a mean over ten million points has ten million of them.
pub struct Terms<S> {
    len: usize,
    term: Arc<dyn Fn(usize) -> Arithmetic<S> + Send + Sync>,
}

impl<S> Terms<S> {
    /// `len` terms, of which the `i`-th is `term(i)`.
    pub fn new(len: usize, term: impl Fn(usize) -> Arithmetic<S> + Send + Sync + 'static) -> Self {
        Self { len, term: Arc::new(term) }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// One of the terms.
    ///
    /// # Panics
    /// If there are not so many.
    pub fn get(&self, index: usize) -> Arithmetic<S> {
        assert!(index < self.len, "there are {} terms", self.len);
        (self.term)(index)
    }

    /// The first `len` of them; all, where there are fewer.
    #[must_use]
    pub fn first(&self, len: usize) -> Self {
        Self { len: len.min(self.len), term: Arc::clone(&self.term) }
    }

    /// The terms in order.
    pub fn iter(&self) -> impl Iterator<Item = Arithmetic<S>> + '_ {
        (0..self.len).map(|i| (self.term)(i))
    }
}

impl<S: 'static> Terms<S> {
    fn substitute<T: 'static>(self, replace: &Arc<dyn Fn(S) -> Arithmetic<T> + Send + Sync>) -> Terms<T> {
        let replace = Arc::clone(replace);
        Terms::new(self.len, move |i| (self.term)(i).substitute(&replace))
    }
}

impl<S> Clone for Terms<S> {
    fn clone(&self) -> Self {
        Self { len: self.len, term: Arc::clone(&self.term) }
    }
}

impl<S> fmt::Debug for Terms<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} terms", self.len)
    }
}

impl<S: 'static> Arithmetic<S> {
    /// How many terms the outermost fold or search has; nothing where there is none.
    pub fn terms(&self) -> Option<usize> {
        match self {
            Self::Number(_) | Self::Source(_) | Self::Called { .. } => None,
            Self::Unary(_, of) => of.terms(),
            Self::Binary(_, left, right) => left.terms().or_else(|| right.terms()),
            Self::Fold(_, terms) | Self::Search(_, terms) => Some(terms.len()),
        }
    }

    /// How many terms the longest fold or search in it has; 0 where there is none.
    pub fn most_terms(&self) -> usize {
        match self {
            Self::Number(_) | Self::Source(_) | Self::Called { .. } => 0,
            Self::Unary(_, of) => of.most_terms(),
            Self::Binary(_, left, right) => left.most_terms().max(right.most_terms()),
            // The terms of a fold are alike but for its cells, so that the first speaks for all.
            Self::Fold(_, terms) | Self::Search(_, terms) if terms.is_empty() => 0,
            Self::Fold(_, terms) | Self::Search(_, terms) => terms.len().max(terms.get(0).most_terms()),
        }
    }

    /// The outermost fold as far as its first `count` terms, without what is done to it afterwards: a sum on its way.
    pub fn partial(&self, count: usize) -> Option<Self> {
        match self {
            Self::Number(_) | Self::Source(_) | Self::Search(..) | Self::Called { .. } => None,
            Self::Unary(_, of) => of.partial(count),
            Self::Binary(_, left, right) => left.partial(count).or_else(|| right.partial(count)),
            Self::Fold(fold, terms) => Some(Self::Fold(fold.running(), terms.first(count))),
        }
    }

    /// Calls `visit` with every source cell, those of at most `most` terms of each fold or search.
    pub fn visit(&self, most: usize, visit: &mut dyn FnMut(&S)) {
        match self {
            Self::Number(_) => {}
            Self::Source(cell) => visit(cell),
            Self::Unary(_, of) => of.visit(most, visit),
            Self::Binary(_, left, right) => {
                left.visit(most, visit);
                right.visit(most, visit);
            }
            Self::Fold(_, terms) | Self::Search(_, terms) | Self::Called { of: terms, .. } => {
                terms.iter().take(most).for_each(|term| term.visit(most, visit));
            }
        }
    }

    /// Whether every function in it is one that is known here, so that it can be computed once more.
    pub fn is_known(&self) -> bool {
        match self {
            Self::Number(_) | Self::Source(_) => true,
            Self::Unary(_, of) => of.is_known(),
            Self::Binary(_, left, right) => left.is_known() && right.is_known(),
            // The terms are alike but for their cells.
            Self::Fold(_, terms) | Self::Search(_, terms) => terms.is_empty() || terms.get(0).is_known(),
            Self::Called { .. } => false,
        }
    }

    /// The number that comes out, given the numbers in the source cells.
    pub fn evaluate(&self, source: &dyn Fn(&S) -> f64) -> f64 {
        match self {
            Self::Number(number) => *number,
            Self::Source(cell) => source(cell),
            Self::Unary(function, of) => function.apply(of.evaluate(source)),
            Self::Binary(join, left, right) => join.apply(left.evaluate(source), right.evaluate(source)),
            Self::Fold(fold, terms) => fold.apply(terms.iter().map(|term| term.evaluate(source)), terms.len()),
            Self::Search(search, terms) => search.apply(terms.iter().map(|term| term.evaluate(source))),
            Self::Called { gave, .. } => *gave,
        }
    }

    /// This arithmetic with every source cell replaced by what `replace` makes of it.
    pub fn substitute<T: 'static>(self, replace: &Arc<dyn Fn(S) -> Arithmetic<T> + Send + Sync>) -> Arithmetic<T> {
        match self {
            Self::Number(number) => Arithmetic::Number(number),
            Self::Source(cell) => replace(cell),
            Self::Unary(function, of) => Arithmetic::Unary(function, Box::new(of.substitute(replace))),
            Self::Binary(join, left, right) => {
                Arithmetic::Binary(join, Box::new(left.substitute(replace)), Box::new(right.substitute(replace)))
            }
            Self::Fold(fold, terms) => Arithmetic::Fold(fold, terms.substitute(replace)),
            Self::Search(search, terms) => Arithmetic::Search(search, terms.substitute(replace)),
            Self::Called { function, of, rest, gave } => {
                Arithmetic::Called { function, of: of.substitute(replace), rest, gave }
            }
        }
    }

    /// The arithmetic written down, with `leaf` writing sources and `number` writing the formula's own numbers; of many
    /// terms the first `terms_shown` are written and the rest are counted.
    pub fn write(&self, leaf: &dyn Fn(&S) -> Code, number: &dyn Fn(f64) -> String, terms_shown: usize) -> Code {
        let write = |arithmetic: &Self| arithmetic.write(leaf, number, terms_shown);
        let first =
            |terms: &Terms<S>| -> Vec<Code> { terms.iter().take(terms_shown).map(|term| write(&term)).collect() };
        match self {
            Self::Number(value) => Code::number(number(*value)),
            Self::Source(cell) => leaf(cell),
            Self::Unary(Unary::OrOne, of) => match write(of) {
                // Of a number that is not 0 there is nothing to say of what it would be else.
                of if is_number_but_not_0(&of.text) => of,
                of => Unary::OrOne.spell(Language::Notation, &of),
            },
            Self::Unary(function, of) => function.spell(Language::Notation, &write(of)),
            Self::Binary(join, left, right) => match (&**left, &**right) {
                (Self::Number(a), Self::Number(b)) if number(*a) == number(*b) => {
                    let apart = told_apart(*a, *b).map(|numbers| numbers.map(Code::number));
                    let [a, b] = apart.unwrap_or_else(|| [write(left), write(right)]);
                    join.spell(Language::Notation, &a, &b)
                }
                _ => join.spell(Language::Notation, &write(left), &write(right)),
            },
            Self::Fold(fold, terms) => fold.write(&first(terms), terms.len()),
            Self::Search(search, terms) => search.write(&first(terms), terms.len()),
            Self::Called { function, of, rest, .. } => {
                let mut arguments = first(of);
                if of.len() > terms_shown {
                    arguments.push(Code::atom(format!("{} more", of.len() - terms_shown)));
                }
                if !rest.is_empty() {
                    arguments.push(Code::atom(rest.to_string()));
                }
                // What is no word stands between what it is given.
                match (arguments.as_slice(), function.chars().any(char::is_alphanumeric)) {
                    // A number that is told of in words is given nothing.
                    ([], true) if function.contains(' ') => Code::atom(function.to_string()),
                    // Powers group from the right, so the base is what needs the parentheses.
                    ([base, exponent], false) if &**function == "**" => {
                        let (base, exponent) = (base.at_least(Binding::Atom), exponent.at_least(Binding::Power));
                        Code::new(format!("{base} ** {exponent}"), Binding::Power)
                    }
                    ([left, right], false) => Code::infix(left, function, right, Binding::Sum),
                    _ => Code::call(function, &arguments),
                }
            }
        }
    }
}

/// Whether a number is written here, and it is not 0.
fn is_number_but_not_0(text: &str) -> bool {
    text.replace('−', "-").parse::<f64>().is_ok_and(|number| number != 0.0)
}

/// Digits behind the point that two numbers are told apart by at most.
const MOST_DIGITS: usize = 17;

/// Sizes of numbers that are written without a power of ten.
const PLAIN: std::ops::Range<f64> = 1e-4..1e6;

/// Two numbers that are not the same with as many digits as it takes to see it, and one more; nothing where that takes a power
/// of ten.
fn told_apart(left: f64, right: f64) -> Option<[String; 2]> {
    let written = |digits: usize| [left, right].map(|number| format!("{number:.digits$}"));
    let are_plain = left != right && [left, right].iter().all(|number| PLAIN.contains(&number.abs()));
    let differ = |digits: &usize| written(*digits)[0] != written(*digits)[1];
    let digits = (1..MOST_DIGITS).find(differ).filter(|_| are_plain)?;
    Some(written(digits + 1).map(|text| text.replace('-', "−")))
}

/// A source cell of the `argument`-th argument.
pub(super) fn source(argument: usize, cell: Cell) -> Arithmetic<SourceCell> {
    Arithmetic::Source(SourceCell::Argument(argument, cell))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_number_would_be_else_is_told_of_a_0_only() {
        let leaf = |(): &()| Code::atom("std".to_owned());
        let or_one =
            |of: Arithmetic<()>| Arithmetic::Unary(Unary::OrOne, Box::new(of)).write(&leaf, &|it| it.to_string(), 2);
        assert_eq!(or_one(Arithmetic::Number(9.25)).text, "9.25");
        assert_eq!(or_one(Arithmetic::Number(0.0)).text, "0, or 1 where it is 0");
        assert_eq!(or_one(Arithmetic::Source(())).text, "std, or 1 where it is 0");
    }

    #[test]
    fn numbers_that_differ_are_not_written_alike() {
        let number = |value: f64| format!("{value:.4}");
        let leaf = |(): &()| Code::atom(String::new());
        let minus = |left, right| {
            let [left, right] = [left, right].map(|number| Box::new(Arithmetic::<()>::Number(number)));
            Arithmetic::Binary(Binary::Subtract, left, right).write(&leaf, &number, 2).text
        };
        assert_eq!(minus(0.5, 0.25), "0.5000 − 0.2500");
        assert_eq!(minus(0.317_612_3, 0.317_610_9), "0.3176123 − 0.3176109");
        assert_eq!(minus(0.3, 0.3), "0.3000 − 0.3000");
        assert_eq!(minus(1.234_561e-20, 1.234_562e-20), "0.0000 − 0.0000", "as everywhere");
        assert_eq!(minus(f64::NAN, f64::NAN), "NaN − NaN");
    }
}
