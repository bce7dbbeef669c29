//! Formulas over operations, and the words to write them with.

use std::fmt;
use std::ops::{Add, Deref, Div, Mul, Neg, Sub};
use std::sync::Arc;

use crate::lab::program::Name;
use crate::ops::{
    Along, ArgMax, AsColumn, Beside, Binary, CausalMask, Cholesky, Clip, DescentPath, Fold, IdentityLike, Language,
    MatMul, MatMulByLoops, Nonzero, Operation, Outer, Pick, SingularValues, SolveLower, SolveLowerTransposed, Take,
    TakeColumn, TakeColumns, Transpose, Unary, WithOnes,
};

/// A formula over operations. Its leaves are numbers and names; `N` says how a name is held: as it was written
/// or as what it refers to ([`Reference`](crate::lab::program::Reference)).
#[derive(Debug, Clone)]
pub enum Formula<N = Name> {
    /// A number that stands in the formula itself.
    Number(f64),
    /// Something given or computed before.
    Name(N),
    /// An operation on formulas.
    Apply(Applied, Arc<[Self]>),
    /// The slope of a scalar in every cell of an input, found by moving that cell a little to either side.
    CentralDifferences {
        /// The scalar.
        of: N,
        /// The input.
        by: N,
    },
}

/// An operation as a formula holds it.
#[derive(Clone)]
pub enum Applied {
    /// One of those that there are.
    Known(&'static dyn Operation),
    /// One that was made for what somebody's own program has done.
    Made(Arc<dyn Operation>),
}

impl Deref for Applied {
    type Target = dyn Operation;

    fn deref(&self) -> &Self::Target {
        match self {
            Self::Known(operation) => *operation,
            Self::Made(operation) => &**operation,
        }
    }
}

impl fmt::Debug for Applied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

impl<N> Formula<N> {
    /// Whether any one cell of the result can be had without computing the others.
    pub fn is_local(&self) -> bool {
        match self {
            Self::Number(_) | Self::Name(_) | Self::CentralDifferences { .. } => true,
            Self::Apply(operation, arguments) => operation.is_local() && arguments.iter().all(Self::is_local),
        }
    }
}

impl<N: Copy> Formula<N> {
    /// Whether one of its names is what somebody asks for.
    pub fn uses(&self, what: &dyn Fn(N) -> bool) -> bool {
        match self {
            Self::Number(_) => false,
            Self::Name(name) => what(*name),
            Self::Apply(_, arguments) => arguments.iter().any(|argument| argument.uses(what)),
            Self::CentralDifferences { of, by } => what(*of) || what(*by),
        }
    }

    /// The names that it uses, each once, in their order.
    pub fn names(&self) -> Vec<N>
    where
        N: PartialEq,
    {
        match self {
            Self::Number(_) => vec![],
            Self::Name(name) => vec![*name],
            Self::CentralDifferences { of, by } => vec![*of, *by],
            Self::Apply(_, arguments) => {
                let mut names = vec![];
                for name in arguments.iter().flat_map(Self::names) {
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
                names
            }
        }
    }

    /// Adds the functions that it calls in `language` and that have to be written out, each once.
    pub(super) fn helpers(&self, language: Language, helpers: &mut Vec<&'static str>) {
        let helper = match (self, language) {
            (Self::Number(_) | Self::Name(_), _) | (Self::CentralDifferences { .. }, Language::Notation) => None,
            (Self::CentralDifferences { .. }, Language::NumPy) => {
                Some(include_str!("../../../assets/code/central_differences.py"))
            }
            (Self::CentralDifferences { .. }, Language::Rust) => {
                Some(include_str!("../../../assets/code/central_difference.rs"))
            }
            (Self::Apply(operation, arguments), _) => {
                arguments.iter().for_each(|argument| argument.helpers(language, helpers));
                operation.helper(language)
            }
        };
        if let Some(helper) = helper
            && !helpers.contains(&helper)
        {
            helpers.push(helper);
        }
    }
}

impl Formula {
    fn apply<const ARITY: usize>(operation: &'static dyn Operation, arguments: [Self; ARITY]) -> Self {
        Self::Apply(Applied::Known(operation), Arc::new(arguments))
    }

    /// An operation that was made for what somebody's own program has done.
    pub fn made(operation: Arc<dyn Operation>, arguments: impl IntoIterator<Item = Self>) -> Self {
        Self::Apply(Applied::Made(operation), arguments.into_iter().collect())
    }
}

/// Something given or computed before, by its name.
pub fn name(name: impl Into<Name>) -> Formula {
    Formula::Name(name.into())
}

/// Functions that apply one operation to formulas.
macro_rules! applications {
    ($($(#[$doc:meta])* $function:ident($($argument:ident),+) = $operation:expr;)*) => {$(
        $(#[$doc])*
        pub fn $function($($argument: Formula),+) -> Formula {
            const OPERATION: &dyn Operation = &$operation;
            Formula::apply(OPERATION, [$($argument),+])
        }
    )*};
}

applications! {
    /// The mean over all of `of`.
    mean(of) = Fold::Mean;
    /// The sum over all of `of`.
    sum(of) = Fold::Sum;
    /// The greatest of all of `of`.
    max(of) = Fold::Max;
    /// The least of all of `of`.
    min(of) = Fold::Min;
    /// The sum of each column of a matrix.
    sum_of_columns(of) = Along::columns(Fold::Sum);
    /// The mean of each column of a matrix.
    mean_of_columns(of) = Along::columns(Fold::Mean);
    /// The least number of each column of a matrix.
    min_of_columns(of) = Along::columns(Fold::Min);
    /// The greatest number of each column of a matrix.
    max_of_columns(of) = Along::columns(Fold::Max);
    /// The sum of each row of a matrix, as a vector.
    sum_of_rows(of) = Along::rows(Fold::Sum);
    /// The sum of each row of a matrix, as a matrix of one column.
    sum_of_rows_kept(of) = Along::rows_kept(Fold::Sum);
    /// The greatest number of each row of a matrix, as a matrix of one column.
    max_of_rows_kept(of) = Along::rows_kept(Fold::Max);
    /// `of` squared, number by number.
    square(of) = Unary::Square;
    /// The square root, number by number.
    square_root(of) = Unary::SquareRoot;
    /// e to the power of `of`, number by number.
    exp(of) = Unary::Exp;
    /// The natural logarithm, number by number.
    ln(of) = Unary::Ln;
    /// Without its sign, number by number.
    abs(of) = Unary::Abs;
    /// `of`, but 1 where it is 0.
    or_one(of) = Unary::OrOne;
    /// The hyperbolic tangent, number by number.
    tanh(of) = Unary::Tanh;
    /// The sine, number by number.
    sin(of) = Unary::Sin;
    /// `base` to the power of `exponent`, number by number.
    power(base, exponent) = Binary::Power;
    /// The product number by number, written so that nobody takes it for a product of matrices.
    hadamard(left, right) = Binary::Hadamard;
    /// The greater of each two numbers.
    maximum(left, right) = Binary::Maximum;
    /// The lesser of each two numbers.
    minimum(left, right) = Binary::Minimum;
    /// `of`, held between `least` and `most`.
    clip(of, least, most) = Clip;
    /// 1 where `left` is greater than `right`, else 0.
    greater(left, right) = Binary::Greater;
    /// 1 where `left` is at most `right`, else 0.
    at_most(left, right) = Binary::AtMost;
    /// The product of matrices and vectors.
    matmul(left, right) = MatMul;
    /// Rows and columns exchanged.
    transpose(of) = Transpose;
    /// Every number of one vector times every number of another.
    outer(left, right) = Outer;
    /// The numbers of the vector `of` in the places that `rows` names.
    take(of, rows) = Take;
    /// The columns of the matrix `of` that `columns` names.
    take_columns(of, columns) = TakeColumns;
    /// One column of the matrix `of`.
    take_column(of, column) = TakeColumn;
    /// The number of the vector `of` in the place `place`.
    pick(of, place) = Pick;
    /// −∞ above the diagonal.
    causal_mask(of) = CausalMask;
    /// For each row the column of its greatest number.
    argmax_of_rows(of) = ArgMax { other: false };
    /// For each row the column of its greatest number beside the diagonal.
    greatest_other(of) = ArgMax { other: true };
    /// The places that hold something else than 0.
    nonzero(of) = Nonzero;
    /// A column of ones ahead of a matrix.
    with_ones(of) = WithOnes;
    /// A vector as a matrix of one column.
    as_column(of) = AsColumn;
    /// The columns of one matrix or vector, and those of another beside them.
    beside(left, right) = Beside;
    /// The identity matrix of a square matrix's size.
    identity_like(of) = IdentityLike;
    /// The lower triangular factor of a symmetric positive definite matrix.
    cholesky(of) = Cholesky;
    /// The solution of a lower triangular system.
    forward_substitution(lower, right_side) = SolveLower;
    /// The solution of the transposed lower triangular system.
    back_substitution(lower, right_side) = SolveLowerTransposed;
    /// The singular values of a matrix.
    singular_values(of) = SingularValues;
    /// The path of gradient descent on a quadratic: `XᵀX`, `Xᵀy`, learning rate, steps, rows of `X`.
    descent_path(gram, moment, lr, steps, rows) = DescentPath;
    /// The product of two square matrices by three nested loops.
    matmul_by_loops(left, right) = MatMulByLoops;
}

/// The slope of the scalar `of` in every cell of the input `by`, by central differences.
pub fn central_differences(of: impl Into<Name>, by: impl Into<Name>) -> Formula {
    Formula::CentralDifferences { of: of.into(), by: by.into() }
}

/// `1 / (1 + e⁻ᶻ)`, number by number.
pub fn sigmoid(of: Formula) -> Formula {
    1.0 / (1.0 + exp(-of))
}

/// `max(0, z)`, number by number.
pub fn relu(of: Formula) -> Formula {
    maximum(0.0.into(), of)
}

impl From<f64> for Formula {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl Neg for Formula {
    type Output = Self;

    fn neg(self) -> Self {
        Self::apply(&Unary::Negate, [self])
    }
}

/// `formula op formula`, `formula op number` and `number op formula`.
macro_rules! infix {
    ($($trait:ident :: $method:ident => $operation:expr;)*) => {$(
        impl<R: Into<Formula>> $trait<R> for Formula {
            type Output = Formula;

            fn $method(self, right: R) -> Formula {
                Formula::apply(&$operation, [self, right.into()])
            }
        }

        impl $trait<Formula> for f64 {
            type Output = Formula;

            fn $method(self, right: Formula) -> Formula {
                Formula::apply(&$operation, [self.into(), right])
            }
        }
    )*};
}

infix! {
    Add::add => Binary::Add;
    Sub::sub => Binary::Subtract;
    Mul::mul => Binary::Multiply;
    Div::div => Binary::Divide;
}
