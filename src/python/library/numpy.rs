//! What NumPy's own Python asks of the machine.

use std::sync::Arc;

use crate::numpy::{self, Array, Operand, Words};
use crate::python::machine::{Fault, Flow, Function, Machine, Result};
use crate::python::objects::{Dict, Object, Sym, Value};

type Names<'a> = &'a [(Sym, Value)];

/// Functions by name.
pub const TABLE: &[(&str, Function)] = &[
    ("_seterr", seterr),
    ("_setprint", setprint),
    ("_set_formatted", set_formatted),
    ("_shown_cells", shown_cells),
    ("_lay_out", lay_out),
    ("_numpy_function", function),
];

/// A function of NumPy's that the machine has itself.
fn function(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let path = args.first().map_or_else(String::new, |&value| m.str(value));
    Ok(Flow::Value(m.heap.add(Object::NumPy(path.into()))))
}

/// `np.seterr`: sets what is given, gives what was.
fn seterr(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let Some(given) = args.first().and_then(|&dict| m.entries_of(dict)) else { return Ok(Flow::Value(Value::None)) };
    let mut errors = m.numpy.state.errors;
    let before =
        [("divide", errors.divide), ("over", errors.over), ("under", errors.under), ("invalid", errors.invalid)];
    for (key, value) in given {
        let (key, mode) = (m.str(key), m.str(value));
        if value == Value::None {
            continue;
        }
        let Some(mode) = crate::numpy::ErrorMode::named(&mode) else {
            return Err(Fault::value_error(format!("invalid error mode '{mode}'")));
        };
        match key.as_str() {
            "all" => {
                errors.divide = mode;
                errors.over = mode;
                errors.under = mode;
                errors.invalid = mode;
            }
            "divide" => errors.divide = mode,
            "over" => errors.over = mode,
            "under" => errors.under = mode,
            "invalid" => errors.invalid = mode,
            _ => return Err(Fault::type_error(format!("seterr() got an unexpected keyword argument '{key}'"))),
        }
    }
    m.numpy.state.errors = errors;
    let dict = m.heap.add(Object::Dict(Box::<Dict>::default()));
    for (key, mode) in before {
        let (key, value) = (m.text(key), m.text(mode.name()));
        m.dict_put(dict, key, value)?;
    }
    Ok(Flow::Value(dict))
}

/// `np.set_printoptions`: sets what is given, gives what was.
fn setprint(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let Some(given) = args.first().and_then(|&dict| m.entries_of(dict)) else { return Ok(Flow::Value(Value::None)) };
    let before = numpy::call("get_printoptions", &[], &[], &mut m.numpy.state)?;
    let mut names = Vec::with_capacity(given.len());
    for (key, value) in given {
        names.push((m.str(key), m.operand(value, 0)?));
    }
    let names: Vec<(&str, Operand)> = names.iter().map(|(key, value)| (key.as_str(), value.clone())).collect();
    numpy::call("set_printoptions", &[], &names, &mut m.numpy.state)?;
    let dict = m.new_dict();
    let Operand::Named(_, fields) = before else { return Ok(Flow::Value(dict)) };
    for (key, value) in fields {
        let (key, value) = (m.text(key), m.from_operand(value, &[]));
        m.dict_put(dict, key, value)?;
    }
    Ok(Flow::Value(dict))
}

/// Whether the program writes cells of arrays itself.
fn set_formatted(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    m.numpy.formatted = args.first() == Some(&Value::Bool(true));
    Ok(Flow::Value(Value::None))
}

fn array_of(m: &Machine, value: Option<&Value>) -> Result<Array> {
    let array = value.and_then(|value| value.handle()).and_then(|handle| m.array_of(handle));
    array.ok_or_else(|| Fault::type_error("an array is needed"))
}

/// The cells that printing an array shows.
fn shown_cells(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let array = array_of(m, args.first())?;
    let mut cells = Vec::new();
    for place in numpy::shown_cells(&array, &m.numpy.state.print) {
        let view = numpy::View { offset: place, shape: Vec::new(), strides: Vec::new() };
        cells.push(m.from_scalar(&array.through(view)));
    }
    Ok(Flow::Value(m.list(cells)))
}

/// An array with these words for its cells: as `repr`, or with separator, prefix and suffix as `np.array2string`.
fn lay_out(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let array = array_of(m, args.first())?;
    let options = m.numpy.state.print.clone();
    let given = args.get(1).and_then(|&words| m.items_of(words));
    let words: Option<Words> = given.map(|words| {
        let places = numpy::shown_cells(&array, &options);
        places.into_iter().zip(words).map(|(place, word)| (place, m.str(word))).collect()
    });
    let around: Vec<Arc<str>> = args.iter().skip(2).filter_map(|&value| m.str_of(value).cloned()).collect();
    let whole = match around.as_slice() {
        [separator, prefix, suffix] => numpy::laid_out(&array, &options, words.as_ref(), [separator, prefix, suffix]),
        _ => numpy::repr_with(&array, &options, words.as_ref()),
    };
    Ok(m.text_flow(&whole))
}
