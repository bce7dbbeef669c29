//! Whether arrays are the same, or nearly.

use crate::numpy::args::{Answer, Given, Kwargs, bind};
use crate::numpy::call::Function;
use crate::numpy::{Array, Binary, Buffer, Dtype, Error, Kind, Operand, State, binary, broadcast_shapes};

pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "isclose" => |args, kwargs, state| Ok(Operand::scalar_or_array(close("isclose", args, kwargs, state)?)),
        "allclose" => |args, kwargs, state| {
            Ok(Operand::Bool(close("allclose", args, kwargs, state)?.values::<bool>().iter().all(|&x| x)))
        },
        "array_equal" => array_equal,
        "array_equiv" => array_equiv,
        "isscalar" => isscalar,
        "iscomplexobj" => |args, kwargs, _| kind_of("iscomplexobj", Kind::Complex, args, kwargs),
        "isreal" => |args, kwargs, state| imaginary("isreal", false, args, kwargs, state),
        "iscomplex" => |args, kwargs, state| imaginary("iscomplex", true, args, kwargs, state),
        "can_cast" => can_cast,
        "result_type" | "promote_types" => result_type,
        "shares_memory" | "may_share_memory" => |args, _, _| Ok(Operand::Bool(shared(args))),
        _ => return None,
    })
}

fn close(name: &str, args: Given, kwargs: &Kwargs, state: &mut State) -> Result<Array, Error> {
    let args = bind(name, "a b rtol= atol= equal_nan=", args, kwargs)?;
    let (a, b) = (args.array("a")?, args.array("b")?);
    let shape = broadcast_shapes(&[a.shape(), b.shape()])?;
    let (relative, absolute) = (args.float("rtol", 1e-5)?, args.float("atol", 1e-8)?);
    let nans = args.flag("equal_nan", false);
    if a.dtype().kind() == Kind::Complex || b.dtype().kind() == Kind::Complex {
        let left = binary(Binary::Subtract, args.value("a"), args.value("b"), state)?;
        let size = |x: &Operand, state: &mut State| crate::numpy::call("absolute", std::slice::from_ref(x), &[], state);
        let (gap, limit) = (size(&left, state)?.to_array()?, size(args.value("b"), state)?.to_array()?.spread(&shape));
        let near = gap
            .values::<f64>()
            .iter()
            .zip(limit.values::<f64>().iter())
            .map(|(gap, size)| *gap <= absolute + relative * size)
            .collect();
        return Ok(Array::of(Buffer::Bool(near), &shape));
    }
    let (a, b) = (a.spread(&shape), b.spread(&shape));
    let near = |(&x, &y): (&f64, &f64)| {
        if x == y || (nans && x.is_nan() && y.is_nan()) {
            return true;
        }
        y.is_finite() && (x - y).abs() <= absolute + relative * y.abs()
    };
    let cells = a.values::<f64>().iter().zip(b.values::<f64>().iter()).map(near).collect();
    Ok(Array::of(Buffer::Bool(cells), &shape))
}

/// Whether all cells are equal, for arrays of one shape.
fn same(a: &Array, b: &Array, nans: bool, state: &mut State) -> Result<bool, Error> {
    let equal = binary(Binary::Equal, &Operand::Array(a.clone()), &Operand::Array(b.clone()), state)?.to_array()?;
    let equal = equal.values::<bool>();
    if !nans || a.dtype().kind() != Kind::Float || b.dtype().kind() != Kind::Float {
        return Ok(equal.iter().all(|&x| x));
    }
    let (x, y) = (a.values::<f64>(), b.values::<f64>());
    Ok(x.iter().zip(y.iter()).all(|(x, y)| x == y || (x.is_nan() && y.is_nan())))
}

fn array_equal(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind("array_equal", "a1 a2 equal_nan=", args, kwargs)?;
    let (Ok(a), Ok(b)) = (args.array("a1"), args.array("a2")) else { return Ok(Operand::Bool(false)) };
    if a.shape() != b.shape() {
        return Ok(Operand::Bool(false));
    }
    Ok(Operand::Bool(same(&a, &b, args.flag("equal_nan", false), state)?))
}

fn array_equiv(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind("array_equiv", "a1 a2", args, kwargs)?;
    let (a, b) = (args.array("a1")?, args.array("a2")?);
    let Ok(shape) = broadcast_shapes(&[a.shape(), b.shape()]) else { return Ok(Operand::Bool(false)) };
    Ok(Operand::Bool(same(&a.spread(&shape), &b.spread(&shape), false, state)?))
}

fn isscalar(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("isscalar", "element", args, kwargs)?;
    Ok(Operand::Bool(args.value("element").is_scalar()))
}

fn kind_of(name: &str, kind: Kind, args: Given, kwargs: &Kwargs) -> Answer {
    let args = bind(name, "x", args, kwargs)?;
    Ok(Operand::Bool(args.array("x")?.dtype().kind() == kind))
}

fn imaginary(name: &str, wanted: bool, args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind(name, "x", args, kwargs)?;
    let array = args.array("x")?;
    let cells = array.values::<num_complex::Complex64>().iter().map(|x| (x.im != 0.0) == wanted).collect();
    Ok(Operand::scalar_or_array(Array::of(Buffer::Bool(cells), array.shape())))
}

fn type_of(operand: &Operand) -> Result<Dtype, Error> {
    match operand {
        Operand::Dtype(_) | Operand::Str(_) => crate::numpy::args::dtype_of(operand),
        other => Ok(other.to_array()?.dtype()),
    }
}

fn can_cast(args: Given, kwargs: &Kwargs, _: &mut State) -> Answer {
    let args = bind("can_cast", "from_ to casting=", args, kwargs)?;
    let (from, to) = (type_of(args.value("from_"))?, type_of(args.value("to"))?);
    Ok(Operand::Bool(match args.text("casting") {
        Some("unsafe") => true,
        Some("same_kind") => from.casts_to(to),
        Some("no" | "equiv") => from == to,
        _ => from.casts_safely_to(to),
    }))
}

fn result_type(args: Given, _: &Kwargs, _: &mut State) -> Answer {
    let types = args.iter().filter(|x| matches!(x, Operand::Dtype(_) | Operand::Str(_)));
    let types = types.map(type_of).collect::<Result<Vec<_>, _>>()?;
    let mut values: Vec<Operand> =
        args.iter().filter(|x| !matches!(x, Operand::Dtype(_) | Operand::Str(_))).cloned().collect();
    values.extend(types.into_iter().map(|dtype| Operand::Array(Array::of(Buffer::zeros(dtype, 1), &[]))));
    Ok(Operand::Dtype(crate::numpy::ufunc::Inputs::new(&values)?.common()))
}

/// Whether two arrays have a cell in common.
fn shared(args: Given) -> bool {
    let (Some(Operand::Array(a)), Some(Operand::Array(b))) = (args.first(), args.get(1)) else {
        return false;
    };
    if !std::sync::Arc::ptr_eq(&a.buffer, &b.buffer) {
        return false;
    }
    let mut places = b.places();
    places.sort_unstable();
    a.places().iter().any(|place| places.binary_search(place).is_ok())
}
