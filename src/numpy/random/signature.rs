//! Arguments of the generators' methods, refused in the words of compiled functions.

use crate::numpy::args::{Args, Kwargs, bind, shape_of};
use crate::numpy::{Error, ErrorKind, Operand};

/// As [`bind`], for NumPy's compiled functions, which count their arguments in other words.
pub(super) fn compiled<'a>(
    function: &str,
    parameters: &'static str,
    args: &'a [Operand],
    kwargs: &'a Kwargs,
) -> Result<Args<'a>, Error> {
    let names: Vec<&str> = parameters.split(' ').filter(|word| !word.is_empty()).collect();
    let required = names.iter().filter(|name| !name.ends_with('=')).count();
    let missing = names.iter().take(required).skip(args.len()).any(|name| kwargs.iter().all(|(key, _)| key != name));
    if args.len() <= names.len() && !missing {
        return bind(function, parameters, args, kwargs);
    }
    let (how, count) = if required == names.len() {
        ("exactly", required)
    } else if args.len() > names.len() {
        ("at most", names.len())
    } else {
        ("at least", required)
    };
    let plural = if count == 1 { "" } else { "s" };
    let given = args.len();
    let message = format!("{function}() takes {how} {count} positional argument{plural} ({given} given)");
    Err(Error::new(ErrorKind::Type, message))
}

/// The shape that `size` asks for, if it is given.
pub(super) fn size(args: &Args) -> Result<Option<Vec<usize>>, Error> {
    match args.get("size") {
        None => Ok(None),
        Some(Operand::Float(number)) => {
            let number = crate::numpy::float_repr(*number);
            let message = format!("expected a sequence of integers or a single integer, got '{number}'");
            Err(Error::new(ErrorKind::Type, message))
        }
        Some(size) => shape_of(size).map(Some),
    }
}

/// A method that the generator does not have.
pub(super) fn unknown(class: &str, method: &str) -> Error {
    Error::new(ErrorKind::Attribute, format!("'{class}' object has no attribute '{method}'"))
}
