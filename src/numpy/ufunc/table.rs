//! All ufuncs by name.

use num_complex::Complex64;

use super::float;

/// Sums, differences, products and their like, which keep the type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Arith {
    Add,
    Subtract,
    Multiply,
    Divide,
    FloorDivide,
    Remainder,
    Fmod,
    Power,
    FloatPower,
    Maximum,
    Minimum,
    Fmax,
    Fmin,
    Gcd,
    Lcm,
}

/// Comparisons and logic, which give truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Truth {
    Less,
    LessEqual,
    Greater,
    GreaterEqual,
    Equal,
    NotEqual,
    And,
    Or,
    Xor,
}

/// Operations on bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Bits {
    And,
    Or,
    Xor,
    Left,
    Right,
}

/// Functions of one number that keep the type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Same {
    Negative,
    Positive,
    Absolute,
    Square,
    Sign,
    Reciprocal,
    Conjugate,
    Invert,
    Floor,
    Ceil,
    Trunc,
    Rint,
}

/// Questions to one number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Test {
    Not,
    Nan,
    Infinite,
    Finite,
    Negative,
}

/// Functions of floats.
#[derive(Clone, Copy)]
pub(crate) struct Floats {
    pub double: fn(f64) -> f64,
    pub single: fn(f32) -> f32,
    pub complex: Option<fn(Complex64) -> Complex64>,
    /// Whether an infinite result of a finite number is a pole and no overflow.
    pub pole: bool,
}

#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Arith(Arith),
    Truth(Truth),
    Bits(Bits),
    Same(Same),
    Test(Test),
    Float(Floats),
    Float2(fn(f64, f64) -> f64),
}

/// A function that works on cells one by one.
#[derive(Clone, Copy)]
pub struct Ufunc {
    /// Its name in NumPy.
    pub name: &'static str,
    pub(crate) kind: Kind,
}

impl Ufunc {
    /// How many operands it has.
    pub(crate) fn inputs(&self) -> usize {
        match self.kind {
            Kind::Arith(_) | Kind::Truth(_) | Kind::Bits(_) | Kind::Float2(_) => 2,
            _ => 1,
        }
    }

    /// The ufunc of this name, by any of its names.
    pub(crate) fn named(name: &str) -> Option<&'static Self> {
        let name = match name {
            "true_divide" => "divide",
            "mod" => "remainder",
            "abs" => "absolute",
            "bitwise_not" => "invert",
            "conj" => "conjugate",
            "acos" => "arccos",
            "asin" => "arcsin",
            "atan" => "arctan",
            "atan2" => "arctan2",
            "acosh" => "arccosh",
            "asinh" => "arcsinh",
            "atanh" => "arctanh",
            "pow" => "power",
            "bitwise_left_shift" => "left_shift",
            "bitwise_right_shift" => "right_shift",
            other => other,
        };
        UFUNCS.binary_search_by(|ufunc| ufunc.name.cmp(name)).ok().map(|at| &UFUNCS[at])
    }
}

const fn uf(name: &'static str, kind: Kind) -> Ufunc {
    Ufunc { name, kind }
}

const fn fl(double: fn(f64) -> f64, single: fn(f32) -> f32, complex: Option<fn(Complex64) -> Complex64>) -> Kind {
    Kind::Float(Floats { double, single, complex, pole: false })
}

const fn pole(double: fn(f64) -> f64, single: fn(f32) -> f32, complex: Option<fn(Complex64) -> Complex64>) -> Kind {
    Kind::Float(Floats { double, single, complex, pole: true })
}

/// In the order of their names.
static UFUNCS: &[Ufunc] = &[
    uf("absolute", Kind::Same(Same::Absolute)),
    uf("add", Kind::Arith(Arith::Add)),
    uf("arccos", fl(f64::acos, f32::acos, Some(Complex64::acos))),
    uf("arccosh", fl(float::acosh, float::acosh32, Some(Complex64::acosh))),
    uf("arcsin", fl(f64::asin, f32::asin, Some(Complex64::asin))),
    uf("arcsinh", fl(float::asinh, float::asinh32, Some(Complex64::asinh))),
    uf("arctan", fl(f64::atan, f32::atan, Some(Complex64::atan))),
    uf("arctan2", Kind::Float2(f64::atan2)),
    uf("arctanh", pole(float::atanh, float::atanh32, Some(float::complex_atanh))),
    uf("bitwise_and", Kind::Bits(Bits::And)),
    uf("bitwise_or", Kind::Bits(Bits::Or)),
    uf("bitwise_xor", Kind::Bits(Bits::Xor)),
    uf("cbrt", fl(f64::cbrt, f32::cbrt, None)),
    uf("ceil", Kind::Same(Same::Ceil)),
    uf("conjugate", Kind::Same(Same::Conjugate)),
    uf("copysign", Kind::Float2(f64::copysign)),
    uf("cos", fl(f64::cos, f32::cos, Some(Complex64::cos))),
    uf("cosh", fl(f64::cosh, f32::cosh, Some(Complex64::cosh))),
    uf("deg2rad", fl(float::radians, float::radians32, None)),
    uf("degrees", fl(float::degrees, float::degrees32, None)),
    uf("divide", Kind::Arith(Arith::Divide)),
    uf("equal", Kind::Truth(Truth::Equal)),
    uf("exp", fl(f64::exp, f32::exp, Some(Complex64::exp))),
    uf("exp2", fl(f64::exp2, f32::exp2, Some(float::complex_exp2))),
    uf("expm1", fl(f64::exp_m1, f32::exp_m1, Some(float::complex_expm1))),
    uf("fabs", fl(f64::abs, f32::abs, None)),
    uf("float_power", Kind::Arith(Arith::FloatPower)),
    uf("floor", Kind::Same(Same::Floor)),
    uf("floor_divide", Kind::Arith(Arith::FloorDivide)),
    uf("fmax", Kind::Arith(Arith::Fmax)),
    uf("fmin", Kind::Arith(Arith::Fmin)),
    uf("fmod", Kind::Arith(Arith::Fmod)),
    uf("gcd", Kind::Arith(Arith::Gcd)),
    uf("greater", Kind::Truth(Truth::Greater)),
    uf("greater_equal", Kind::Truth(Truth::GreaterEqual)),
    uf("heaviside", Kind::Float2(float::heaviside)),
    uf("hypot", Kind::Float2(f64::hypot)),
    uf("invert", Kind::Same(Same::Invert)),
    uf("isfinite", Kind::Test(Test::Finite)),
    uf("isinf", Kind::Test(Test::Infinite)),
    uf("isnan", Kind::Test(Test::Nan)),
    uf("lcm", Kind::Arith(Arith::Lcm)),
    uf("left_shift", Kind::Bits(Bits::Left)),
    uf("less", Kind::Truth(Truth::Less)),
    uf("less_equal", Kind::Truth(Truth::LessEqual)),
    uf("log", pole(f64::ln, f32::ln, Some(Complex64::ln))),
    uf("log10", pole(f64::log10, f32::log10, Some(Complex64::log10))),
    uf("log1p", pole(f64::ln_1p, f32::ln_1p, Some(float::complex_log1p))),
    uf("log2", pole(f64::log2, f32::log2, Some(Complex64::log2))),
    uf("logaddexp", Kind::Float2(float::logaddexp)),
    uf("logaddexp2", Kind::Float2(float::logaddexp2)),
    uf("logical_and", Kind::Truth(Truth::And)),
    uf("logical_not", Kind::Test(Test::Not)),
    uf("logical_or", Kind::Truth(Truth::Or)),
    uf("logical_xor", Kind::Truth(Truth::Xor)),
    uf("maximum", Kind::Arith(Arith::Maximum)),
    uf("minimum", Kind::Arith(Arith::Minimum)),
    uf("multiply", Kind::Arith(Arith::Multiply)),
    uf("negative", Kind::Same(Same::Negative)),
    uf("nextafter", Kind::Float2(float::nextafter)),
    uf("not_equal", Kind::Truth(Truth::NotEqual)),
    uf("positive", Kind::Same(Same::Positive)),
    uf("power", Kind::Arith(Arith::Power)),
    uf("rad2deg", fl(float::degrees, float::degrees32, None)),
    uf("radians", fl(float::radians, float::radians32, None)),
    uf("reciprocal", Kind::Same(Same::Reciprocal)),
    uf("remainder", Kind::Arith(Arith::Remainder)),
    uf("right_shift", Kind::Bits(Bits::Right)),
    uf("rint", Kind::Same(Same::Rint)),
    uf("sign", Kind::Same(Same::Sign)),
    uf("signbit", Kind::Test(Test::Negative)),
    uf("sin", fl(f64::sin, f32::sin, Some(Complex64::sin))),
    uf("sinh", fl(f64::sinh, f32::sinh, Some(Complex64::sinh))),
    uf("spacing", fl(float::spacing, float::spacing32, None)),
    uf("sqrt", fl(f64::sqrt, f32::sqrt, Some(Complex64::sqrt))),
    uf("square", Kind::Same(Same::Square)),
    uf("subtract", Kind::Arith(Arith::Subtract)),
    uf("tan", fl(f64::tan, f32::tan, Some(Complex64::tan))),
    uf("tanh", fl(f64::tanh, f32::tanh, Some(Complex64::tanh))),
    uf("trunc", Kind::Same(Same::Trunc)),
];

/// The names of all ufuncs.
pub fn ufunc_names() -> impl Iterator<Item = &'static str> {
    UFUNCS.iter().map(|ufunc| ufunc.name)
}
