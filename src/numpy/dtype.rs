//! The types of cells.

/// The type of an array's cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Dtype {
    /// `bool`.
    Bool,
    /// `uint8`.
    Uint8,
    /// `int32`.
    Int32,
    /// `int64`.
    Int64,
    /// `float32`.
    Float32,
    /// `float64`.
    Float64,
    /// `complex128`.
    Complex128,
    /// `<U…`: text of at most so many characters.
    Str(usize),
}

/// What kinds of numbers a type holds, in the order of promotion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Truth.
    Bool,
    /// Whole numbers.
    Int,
    /// Floats.
    Float,
    /// Complex numbers.
    Complex,
    /// Text.
    Str,
}

impl Dtype {
    /// NumPy's name of it.
    pub fn name(self) -> String {
        match self {
            Self::Bool => "bool".into(),
            Self::Uint8 => "uint8".into(),
            Self::Int32 => "int32".into(),
            Self::Int64 => "int64".into(),
            Self::Float32 => "float32".into(),
            Self::Float64 => "float64".into(),
            Self::Complex128 => "complex128".into(),
            Self::Str(width) => format!("<U{width}"),
        }
    }

    /// As `repr(dtype)`.
    pub fn repr(self) -> String {
        format!("dtype('{}')", self.name())
    }

    /// The name of the scalar's class: `float64`, `str_`.
    pub fn scalar_name(self) -> String {
        if let Self::Str(_) = self { "str_".into() } else { self.name() }
    }

    /// The type that goes by this name in `dtype="…"`.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "bool" | "bool_" | "?" | "b1" => Self::Bool,
            "uint8" | "u1" | "B" | "ubyte" => Self::Uint8,
            "int32" | "i4" | "<i4" | "i" | "intc" => Self::Int32,
            "int64" | "int" | "int_" | "i8" | "<i8" | "l" | "q" | "intp" | "longlong" => Self::Int64,
            "float32" | "f4" | "<f4" | "f" | "single" => Self::Float32,
            "float64" | "float" | "f8" | "<f8" | "d" | "double" => Self::Float64,
            "complex128" | "complex" | "c16" | "<c16" | "D" | "cdouble" => Self::Complex128,
            "str" | "str_" | "U" | "<U" => Self::Str(0),
            _ => {
                let width = name.strip_prefix("<U").or_else(|| name.strip_prefix('U'))?;
                Self::Str(width.parse().ok()?)
            }
        })
    }

    /// The kind of its numbers.
    pub fn kind(self) -> Kind {
        match self {
            Self::Bool => Kind::Bool,
            Self::Uint8 | Self::Int32 | Self::Int64 => Kind::Int,
            Self::Float32 | Self::Float64 => Kind::Float,
            Self::Complex128 => Kind::Complex,
            Self::Str(_) => Kind::Str,
        }
    }

    /// NumPy's letter of the kind.
    pub fn letter(self) -> &'static str {
        match self {
            Self::Uint8 => "u",
            _ => match self.kind() {
                Kind::Bool => "b",
                Kind::Int => "i",
                Kind::Float => "f",
                Kind::Complex => "c",
                Kind::Str => "U",
            },
        }
    }

    /// Bytes of a cell.
    pub fn itemsize(self) -> usize {
        match self {
            Self::Bool | Self::Uint8 => 1,
            Self::Int32 | Self::Float32 => 4,
            Self::Int64 | Self::Float64 => 8,
            Self::Complex128 => 16,
            Self::Str(width) => 4 * width,
        }
    }

    /// Whether `repr` leaves it out, because Python's own values have it.
    pub fn is_implied(self) -> bool {
        matches!(self, Self::Bool | Self::Int64 | Self::Float64 | Self::Complex128)
    }

    /// What both fit in, as `np.promote_types`.
    #[must_use]
    pub fn promote(self, other: Self) -> Self {
        use Dtype::{Bool, Complex128, Float32, Float64, Int32, Int64, Str, Uint8};
        match (self, other) {
            (a, b) if a == b => a,
            (Str(a), Str(b)) => Str(a.max(b)),
            (Str(a), b) | (b, Str(a)) => Str(a.max(b.text_width())),
            (Bool, a) | (a, Bool) => a,
            (Complex128, _) | (_, Complex128) => Complex128,
            (Float64, _) | (_, Float64) | (Float32, Int32 | Int64) | (Int32 | Int64, Float32) => Float64,
            (Float32, _) | (_, Float32) => Float32,
            (Int64, _) | (_, Int64) => Int64,
            (Int32 | Uint8, _) => Int32,
        }
    }

    /// How wide its cells are as text.
    fn text_width(self) -> usize {
        match self {
            Self::Bool => 5,
            Self::Uint8 => 3,
            Self::Int32 => 11,
            Self::Int64 => 21,
            Self::Float32 | Self::Float64 => 32,
            Self::Complex128 => 64,
            Self::Str(width) => width,
        }
    }

    /// Whether `np.can_cast(self, to, "same_kind")`.
    pub fn casts_to(self, to: Self) -> bool {
        match (self, to) {
            (Self::Str(_), Self::Str(_)) => true,
            // NumPy tells signed from unsigned kinds.
            (Self::Str(_), _) | (Self::Int32 | Self::Int64, Self::Uint8) => false,
            _ => self.kind() <= to.kind(),
        }
    }

    /// Whether no value is lost, as `np.can_cast(self, to)`.
    pub fn casts_safely_to(self, to: Self) -> bool {
        match (self, to) {
            (Self::Str(a), Self::Str(b)) => a <= b,
            (Self::Int64, Self::Float64) => true,
            _ => self.promote(to) == to,
        }
    }
}
