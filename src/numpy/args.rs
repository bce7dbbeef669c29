//! Arguments found by the names of their parameters.

use super::{Array, Dtype, Error, ErrorKind, Operand};

/// The arguments of one call, each beside its parameter.
pub(crate) struct Args<'a> {
    slots: Vec<(&'static str, Option<&'a Operand>)>,
}

/// The named arguments of a call.
pub(crate) type Kwargs<'a> = [(&'a str, Operand)];

/// Positional arguments.
pub(crate) type Given<'a> = &'a [Operand];

/// What a function comes to.
pub(crate) type Answer = Result<Operand, Error>;

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// Puts every argument beside its parameter. `parameters` are names; those that may be left out end with `=`, and those
/// behind `*` are given by name only.
pub(crate) fn bind<'a>(
    function: &str,
    parameters: &'static str,
    args: &'a [Operand],
    kwargs: &'a Kwargs,
) -> Result<Args<'a>, Error> {
    let wrong = |message| Err(Error::new(ErrorKind::Type, message));
    let mut slots: Vec<(&'static str, Option<&Operand>)> = Vec::new();
    let mut required = Vec::new();
    let mut by_place = usize::MAX;
    for word in parameters.split(' ') {
        match word.strip_suffix('=') {
            _ if word == "*" => by_place = slots.len(),
            Some(name) => slots.push((name, None)),
            None => {
                required.push(slots.len());
                slots.push((word, None));
            }
        }
    }
    let most = by_place.min(slots.len());
    if args.len() > most {
        let (given, were) = (args.len(), if args.len() == 1 { "was" } else { "were" });
        let takes =
            if required.len() == most { most.to_string() } else { format!("from {} to {most}", required.len()) };
        return wrong(format!(
            "{function}() takes {takes} positional argument{} but {given} {were} given",
            plural(most)
        ));
    }
    for (slot, arg) in slots.iter_mut().zip(args) {
        slot.1 = Some(arg);
    }
    for (name, value) in kwargs {
        match slots.iter_mut().find(|slot| slot.0 == *name) {
            Some((_, slot @ None)) => *slot = Some(value),
            Some(_) => return wrong(format!("{function}() got multiple values for argument '{name}'")),
            None => return wrong(format!("{function}() got an unexpected keyword argument '{name}'")),
        }
    }
    let missing: Vec<String> =
        required.iter().filter(|&&at| slots[at].1.is_none()).map(|&at| format!("'{}'", slots[at].0)).collect();
    if !missing.is_empty() {
        let names = match &missing[..] {
            [one] => one.clone(),
            [first, last] => format!("{first} and {last}"),
            _ => format!("{}, and {}", missing[..missing.len() - 1].join(", "), missing[missing.len() - 1]),
        };
        let count = missing.len();
        return wrong(format!("{function}() missing {count} required positional argument{}: {names}", plural(count)));
    }
    Ok(Args { slots })
}

impl<'a> Args<'a> {
    /// What was given, though it be `None`.
    pub(crate) fn given(&self, name: &str) -> Option<&'a Operand> {
        self.slots.iter().find(|slot| slot.0 == name).and_then(|slot| slot.1)
    }

    /// What was given and is not `None`.
    pub(crate) fn get(&self, name: &str) -> Option<&'a Operand> {
        self.given(name).filter(|value| !matches!(value, Operand::None))
    }

    /// What must have been given.
    pub(crate) fn value(&self, name: &str) -> &'a Operand {
        self.given(name).unwrap_or(&Operand::None)
    }

    /// As `np.asarray` of it.
    pub(crate) fn array(&self, name: &str) -> Result<Array, Error> {
        self.value(name).to_array()
    }

    /// A whole number.
    pub(crate) fn int(&self, name: &str, default: i64) -> Result<i64, Error> {
        self.get(name).map_or(Ok(default), whole)
    }

    /// A real number.
    pub(crate) fn float(&self, name: &str, default: f64) -> Result<f64, Error> {
        let Some(value) = self.get(name) else { return Ok(default) };
        let message = || format!("must be real number, not {}", value.class_name());
        value.as_float().ok_or_else(|| Error::new(ErrorKind::Type, message()))
    }

    /// Whether it is true.
    pub(crate) fn flag(&self, name: &str, default: bool) -> bool {
        self.given(name).and_then(Operand::as_bool).unwrap_or(default)
    }

    /// A text.
    pub(crate) fn text(&self, name: &str) -> Option<&'a str> {
        if let Some(Operand::Str(text)) = self.get(name) { Some(text) } else { None }
    }

    /// A type of cells.
    pub(crate) fn dtype(&self, name: &str) -> Result<Option<Dtype>, Error> {
        self.get(name).map(dtype_of).transpose()
    }

    /// A shape: a number or several.
    pub(crate) fn shape(&self, name: &str) -> Result<Vec<usize>, Error> {
        shape_of(self.value(name))
    }
}

/// A whole number, or Python's words that it is none.
pub(crate) fn whole(value: &Operand) -> Result<i64, Error> {
    let message = || format!("'{}' object cannot be interpreted as an integer", value.class_name());
    value.as_index().ok_or_else(|| Error::new(ErrorKind::Type, message()))
}

/// Whole numbers: one or several.
pub(crate) fn wholes(value: &Operand) -> Result<Vec<i64>, Error> {
    match value {
        Operand::List(items) | Operand::Tuple(items) => items.iter().map(whole).collect(),
        Operand::Array(array) if array.rank() == 1 && array.dtype().kind() <= super::Kind::Int => {
            Ok(array.values::<i64>().into_owned())
        }
        one => Ok(vec![whole(one)?]),
    }
}

/// Cells that an array may have here.
pub(crate) const MOST_CELLS: usize = 1 << 28;

/// A shape: a number or several.
pub(crate) fn shape_of(value: &Operand) -> Result<Vec<usize>, Error> {
    let lens = wholes(value)?;
    if lens.iter().any(|&len| len < 0) {
        return Err(Error::new(ErrorKind::Value, "negative dimensions are not allowed"));
    }
    let shape: Vec<usize> = lens.into_iter().map(|len| len as usize).collect();
    check_size(&shape)?;
    Ok(shape)
}

/// Refuses what would not fit.
pub(crate) fn check_size(shape: &[usize]) -> Result<(), Error> {
    if shape.len() > 64 {
        return Err(Error::new(
            ErrorKind::Value,
            format!("maximum supported dimension for an ndarray is currently 64, found {}", shape.len()),
        ));
    }
    let cells = shape.iter().try_fold(1_usize, |cells, &len| cells.checked_mul(len.max(1)));
    if cells.is_none_or(|cells| cells > MOST_CELLS) {
        let axes = super::view::shape_text(shape).replace(',', ", ").replace(", )", ",)");
        let message = format!("Unable to allocate an array with shape {axes}: more than {MOST_CELLS} cells");
        return Err(Error::new(ErrorKind::Memory, message));
    }
    Ok(())
}

/// A type of cells, given as such or by name.
pub(crate) fn dtype_of(value: &Operand) -> Result<Dtype, Error> {
    match value {
        Operand::Dtype(dtype) => Ok(*dtype),
        Operand::Str(name) => Dtype::named(name).ok_or_else(|| {
            let message = format!("data type {} not understood", super::python_str_repr(name));
            Error::new(ErrorKind::Type, message)
        }),
        other => {
            let message = format!("Cannot interpret a value of type '{}' as a data type", other.class_name());
            Err(Error::new(ErrorKind::Type, message))
        }
    }
}

/// An axis within so many, counted from the front.
pub(crate) fn axis_within(axis: i64, rank: usize) -> Result<usize, Error> {
    if axis < -(rank as i64) || axis >= rank as i64 {
        let message = format!("axis {axis} is out of bounds for array of dimension {rank}");
        return Err(Error::new(ErrorKind::Axis, message));
    }
    Ok(axis.rem_euclid(rank as i64) as usize)
}

/// Several axes within so many, none twice.
pub(crate) fn axes_within(axes: &[i64], rank: usize) -> Result<Vec<usize>, Error> {
    let axes = axes.iter().map(|&axis| axis_within(axis, rank)).collect::<Result<Vec<_>, _>>()?;
    if (1..axes.len()).any(|at| axes[..at].contains(&axes[at])) {
        return Err(Error::new(ErrorKind::Value, "duplicate value in 'axis'"));
    }
    Ok(axes)
}
