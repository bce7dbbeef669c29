//! Values as Rust code with faer has them.

use faer::{Col, Mat};
use lina_tui::math::Doubles;
use lina_tui::ops::Value;

/// Values as the code has them.
pub trait Native {
    fn from_value(value: &Value) -> Self;
    fn into_value(self) -> Value;
}

impl Native for f64 {
    fn from_value(value: &Value) -> Self {
        value.scalar().unwrap()
    }

    fn into_value(self) -> Value {
        self.into()
    }
}

impl Native for usize {
    fn from_value(value: &Value) -> Self {
        value.scalar().unwrap() as usize
    }

    fn into_value(self) -> Value {
        (self as f64).into()
    }
}

impl Native for Col<f64> {
    fn from_value(value: &Value) -> Self {
        value.numbers().collect()
    }

    fn into_value(self) -> Value {
        Doubles::from_fn(self.nrows(), |i| self[i]).into()
    }
}

impl Native for Vec<usize> {
    fn from_value(value: &Value) -> Self {
        value.numbers().map(|number| number as usize).collect()
    }

    fn into_value(self) -> Value {
        Doubles::from_fn(self.len(), |i| self[i] as f64).into()
    }
}

impl Native for Mat<f64> {
    fn from_value(value: &Value) -> Self {
        value.as_mat().to_owned()
    }

    fn into_value(self) -> Value {
        self.into()
    }
}
