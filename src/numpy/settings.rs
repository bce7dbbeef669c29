//! How arrays are printed, and what happens when numbers go wrong.

use super::args::{Answer, Args, Given, Kwargs, bind};
use super::call::Function;
use super::state::ErrorMode;
use super::{Error, ErrorKind, FloatMode, Operand, PrintOptions, State, array2string, repr};

/// The functions of this room.
pub(super) fn lookup(name: &str) -> Option<Function> {
    Some(match name {
        "set_printoptions" => set_printoptions,
        "get_printoptions" => |_, _, state| Ok(Operand::Named("dict", described(&state.print))),
        "array2string" => text_of,
        "array_repr" => |args, _, state| {
            let array = args.first().unwrap_or(&Operand::None).to_array()?;
            Ok(Operand::Str(repr(&array, &state.print).into()))
        },
        "array_str" => |args, _, state| {
            let array = args.first().unwrap_or(&Operand::None).to_array()?;
            Ok(Operand::Str(super::str(&array, &state.print).into()))
        },
        "seterr" => seterr,
        "geterr" => |_, _, state| Ok(Operand::Named("dict", modes(state))),
        "finfo" => finfo,
        "iinfo" => iinfo,
        _ => return None,
    })
}

fn described(print: &PrintOptions) -> Vec<(&'static str, Operand)> {
    let mode = match print.floatmode {
        FloatMode::Fixed => "fixed",
        FloatMode::Unique => "unique",
        FloatMode::Maxprec => "maxprec",
        FloatMode::MaxprecEqual => "maxprec_equal",
    };
    let int = |x: usize| Operand::Int(x as i64);
    vec![
        ("edgeitems", int(print.edgeitems)),
        ("threshold", int(print.threshold)),
        ("floatmode", Operand::Str(mode.into())),
        ("precision", int(print.precision)),
        ("suppress", Operand::Bool(print.suppress)),
        ("linewidth", int(print.linewidth)),
        ("nanstr", Operand::Str(print.nanstr.as_str().into())),
        ("infstr", Operand::Str(print.infstr.as_str().into())),
        ("sign", Operand::Str(if print.sign { "+" } else { "-" }.into())),
        ("formatter", Operand::None),
        ("legacy", Operand::Bool(false)),
        ("override_repr", Operand::None),
    ]
}

/// Options with what the arguments say.
fn changed(print: &PrintOptions, args: &Args) -> Result<PrintOptions, Error> {
    let mut print = print.clone();
    let count = |name: &str, now: usize| -> Result<usize, Error> {
        if let Some(Operand::Float(x)) = args.get(name) {
            // `threshold=np.inf` is common.
            return Ok(if x.is_finite() { *x as usize } else { usize::MAX });
        }
        Ok(usize::try_from(args.int(name, now.min(i64::MAX as usize) as i64)?).unwrap_or(0))
    };
    print.precision = count("precision", print.precision)?;
    print.threshold = count("threshold", print.threshold)?;
    print.edgeitems = count("edgeitems", print.edgeitems)?;
    print.linewidth = count("linewidth", count("max_line_width", print.linewidth)?)?;
    print.suppress =
        args.get("suppress").or(args.get("suppress_small")).and_then(Operand::as_bool).unwrap_or(print.suppress);
    if let Some(text) = args.text("nanstr") {
        text.clone_into(&mut print.nanstr);
    }
    if let Some(text) = args.text("infstr") {
        text.clone_into(&mut print.infstr);
    }
    if let Some(sign) = args.text("sign") {
        print.sign = sign == "+";
    }
    if args.get("formatter").is_some() {
        return Err(Error::new(ErrorKind::Type, "formatter calls functions, which are not known here"));
    }
    if let Some(mode) = args.text("floatmode") {
        print.floatmode = match mode {
            "fixed" => FloatMode::Fixed,
            "unique" => FloatMode::Unique,
            "maxprec" => FloatMode::Maxprec,
            "maxprec_equal" => FloatMode::MaxprecEqual,
            _ => {
                let message = "floatmode option must be one of \"fixed\", \"unique\", \"maxprec\", \"maxprec_equal\"";
                return Err(Error::new(ErrorKind::Value, message));
            }
        };
    }
    Ok(print)
}

fn set_printoptions(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let parameters = "precision= threshold= edgeitems= linewidth= suppress= nanstr= infstr= formatter= sign= floatmode= * \
                      legacy= override_repr=";
    state.print = changed(&state.print, &bind("set_printoptions", parameters, args, kwargs)?)?;
    Ok(Operand::None)
}

fn text_of(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let parameters = "a max_line_width= precision= suppress_small= separator= prefix= * formatter= threshold= edgeitems= \
                      sign= floatmode= suffix= legacy=";
    let args = bind("array2string", parameters, args, kwargs)?;
    let print = changed(&state.print, &args)?;
    let text = |name: &str, default: &'static str| args.text(name).unwrap_or(default);
    let array = args.array("a")?;
    Ok(Operand::Str(
        array2string(&array, &print, text("separator", " "), text("prefix", ""), text("suffix", "")).into(),
    ))
}

fn modes(state: &State) -> Vec<(&'static str, Operand)> {
    let errors = state.errors;
    let name = |mode: ErrorMode| Operand::Str(mode.name().into());
    vec![
        ("divide", name(errors.divide)),
        ("over", name(errors.over)),
        ("under", name(errors.under)),
        ("invalid", name(errors.invalid)),
    ]
}

fn seterr(args: Given, kwargs: &Kwargs, state: &mut State) -> Answer {
    let args = bind("seterr", "all= divide= over= under= invalid=", args, kwargs)?;
    let before = modes(state);
    let mode = |name: &str, now: ErrorMode| -> Result<ErrorMode, Error> {
        let Some(wanted) = args.text(name).or(args.text("all")) else { return Ok(now) };
        ErrorMode::named(wanted).ok_or_else(|| Error::new(ErrorKind::Value, format!("invalid error mode '{wanted}'")))
    };
    let now = state.errors;
    state.errors.divide = mode("divide", now.divide)?;
    state.errors.over = mode("over", now.over)?;
    state.errors.under = mode("under", now.under)?;
    state.errors.invalid = mode("invalid", now.invalid)?;
    Ok(Operand::Named("dict", before))
}

fn finfo(args: Given, _: &Kwargs, _: &mut State) -> Answer {
    let single = match args.first() {
        Some(Operand::Dtype(dtype)) => *dtype == super::Dtype::Float32,
        Some(Operand::Str(name)) => &**name == "float32",
        Some(other) => other.to_array()?.dtype() == super::Dtype::Float32,
        None => false,
    };
    let number = |double: f64, float: f32| {
        Operand::Scalar(if single { super::Array::one(float) } else { super::Array::one(double) })
    };
    Ok(Operand::Named(
        "finfo",
        vec![
            ("eps", number(f64::EPSILON, f32::EPSILON)),
            ("max", number(f64::MAX, f32::MAX)),
            ("min", number(f64::MIN, f32::MIN)),
            ("tiny", number(f64::MIN_POSITIVE, f32::MIN_POSITIVE)),
            ("smallest_normal", number(f64::MIN_POSITIVE, f32::MIN_POSITIVE)),
            ("resolution", number(1e-15, 1e-6)),
            ("bits", Operand::Int(if single { 32 } else { 64 })),
            ("precision", Operand::Int(if single { 6 } else { 15 })),
        ],
    ))
}

fn iinfo(args: Given, _: &Kwargs, _: &mut State) -> Answer {
    let dtype = match args.first() {
        Some(value @ (Operand::Dtype(_) | Operand::Str(_))) => super::args::dtype_of(value)?,
        Some(other) => other.to_array()?.dtype(),
        None => return Err(Error::new(ErrorKind::Type, "iinfo() needs a type")),
    };
    let (min, max, bits) = match dtype {
        super::Dtype::Uint8 => (0, i64::from(u8::MAX), 8),
        super::Dtype::Int32 => (i64::from(i32::MIN), i64::from(i32::MAX), 32),
        super::Dtype::Int64 => (i64::MIN, i64::MAX, 64),
        other => return Err(Error::new(ErrorKind::Value, format!("Invalid integer data type '{}'.", other.letter()))),
    };
    Ok(Operand::Named(
        "iinfo",
        vec![("min", Operand::Int(min)), ("max", Operand::Int(max)), ("bits", Operand::Int(bits))],
    ))
}
