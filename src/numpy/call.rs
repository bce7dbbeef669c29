//! Everything by its name in NumPy.

use super::args::Kwargs;
use super::ufunc::{self, Ufunc, UfuncMethod};
use super::{Array, Error, ErrorKind, Operand, State, attributes};

/// A function of one room.
pub(crate) type Function = fn(&[Operand], &Kwargs, &mut State) -> Result<Operand, Error>;

/// What a name stands for: found once, called often.
#[derive(Clone, Copy)]
pub struct Callable(Kind);

#[derive(Clone, Copy)]
enum Kind {
    Plain(Function),
    Ufunc(&'static Ufunc),
    Method(&'static Ufunc, UfuncMethod),
}

impl From<Function> for Callable {
    fn from(function: Function) -> Self {
        Self(Kind::Plain(function))
    }
}

impl Callable {
    /// Calls it.
    ///
    /// # Errors
    /// NumPy's, in its words.
    pub fn call(&self, args: &[Operand], kwargs: &[(&str, Operand)], state: &mut State) -> Result<Operand, Error> {
        match self.0 {
            Kind::Plain(function) => function(args, kwargs, state),
            Kind::Ufunc(ufunc) => ufunc::call(ufunc, args, kwargs, state),
            Kind::Method(ufunc, method) => ufunc::call_method(ufunc, method, args, kwargs, state),
        }
    }

    /// Whether it is a ufunc, which has `reduce`, `accumulate`, `outer` and `at`.
    pub fn is_ufunc(&self) -> bool {
        matches!(self.0, Kind::Ufunc(_))
    }
}

/// The rooms that have functions, asked in turn. Each room adds one line.
const ROOMS: &[fn(&str) -> Option<Function>] = &[
    super::create::lookup,
    super::fft::lookup,
    super::linalg::lookup,
    super::logic::lookup,
    super::order::lookup,
    super::products::lookup,
    super::random::lookup,
    super::reductions::lookup,
    super::samples::lookup,
    super::settings::lookup,
    super::shape::lookup,
];

/// What stands in `np` under this name: `"sum"`, `"add.reduce"`, `"linalg.inv"`.
pub fn lookup(name: &str) -> Option<Callable> {
    if let Some(ufunc) = Ufunc::named(name) {
        return Some(Callable(Kind::Ufunc(ufunc)));
    }
    if let Some((ufunc, method)) = name.split_once('.')
        && let Some(ufunc) = Ufunc::named(ufunc)
    {
        return UfuncMethod::named(method).map(|method| Callable(Kind::Method(ufunc, method)));
    }
    ROOMS.iter().find_map(|room| room(name)).map(Callable::from)
}

/// Whether `np` has this function here.
pub fn is_known(name: &str) -> bool {
    lookup(name).is_some()
}

/// `np.NAME(args, **kwargs)`.
///
/// # Errors
/// NumPy's, in its words; and where the name is not known.
pub fn call(name: &str, args: &[Operand], kwargs: &[(&str, Operand)], state: &mut State) -> Result<Operand, Error> {
    let Some(callable) = lookup(name) else {
        let message = format!("module 'numpy' has no attribute '{name}' here");
        return Err(Error::new(ErrorKind::Attribute, message));
    };
    callable.call(args, kwargs, state)
}

/// `array.NAME(args, **kwargs)`.
///
/// # Errors
/// NumPy's, in its words; and where the name is not known.
pub fn method(
    name: &str,
    this: &Array,
    args: &[Operand],
    kwargs: &[(&str, Operand)],
    state: &mut State,
) -> Result<Operand, Error> {
    method_of(name, Operand::Array(this.clone()), args, kwargs, state)
}

/// The same of a scalar of NumPy, which stays one.
///
/// # Errors
/// NumPy's, in its words; and where the name is not known.
pub fn scalar_method(
    name: &str,
    this: &Array,
    args: &[Operand],
    kwargs: &[(&str, Operand)],
    state: &mut State,
) -> Result<Operand, Error> {
    method_of(name, Operand::Scalar(this.clone()), args, kwargs, state)
}

fn method_of(
    name: &str,
    this: Operand,
    args: &[Operand],
    kwargs: &[(&str, Operand)],
    state: &mut State,
) -> Result<Operand, Error> {
    let Some(callable) = attributes::method(name) else {
        let message = format!("'{}' object has no attribute '{name}'", this.class_name());
        return Err(Error::new(ErrorKind::Attribute, message));
    };
    let mut all = Vec::with_capacity(args.len() + 1);
    all.push(this);
    all.extend_from_slice(args);
    callable.call(&all, kwargs, state)
}

/// Whether arrays have this method here.
pub fn is_method(name: &str) -> bool {
    attributes::method(name).is_some()
}

/// `array.NAME` where it is no method: `shape`, `T`, `size`, `dtype`…
pub fn attribute(name: &str, this: &Array) -> Option<Operand> {
    attributes::attribute(name, this)
}
