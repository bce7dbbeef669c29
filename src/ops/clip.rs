//! Numbers held between two bounds.

use super::arithmetic::source;
use super::selection::error;
use super::{
    Arguments, Arithmetic, Binary, Cell, Code, Language, Operation, Shape, ShapeError, SourceCell, Value, rust,
};

/// `clip(a, least, most)`: each number of `a`, but the bound where it lies beyond one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clip;

/// Which of the three a number comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Decides {
    Number,
    Least,
    Most,
}

/// As NumPy, which has the upper bound the last word and lets NaN through, also as a bound.
fn decides(number: f64, least: f64, most: f64) -> Decides {
    let raised = Binary::Maximum.apply(number, least);
    match () {
        () if number.is_nan() => Decides::Number,
        () if most.is_nan() || raised > most => Decides::Most,
        () if least.is_nan() || number < least => Decides::Least,
        () => Decides::Number,
    }
}

impl Clip {
    fn apply(number: f64, least: f64, most: f64) -> f64 {
        Binary::Minimum.apply(Binary::Maximum.apply(number, least), most)
    }
}

impl Operation for Clip {
    fn name(&self) -> &'static str {
        "clip"
    }

    fn arity(&self) -> usize {
        3
    }

    fn shape(&self, arguments: &[Shape]) -> Result<Shape, ShapeError> {
        match arguments {
            [of, least, most] if least.is_scalar() && most.is_scalar() => Ok(*of),
            _ => Err(error(self, arguments, "numbers and two bounds")),
        }
    }

    fn value(&self, arguments: &[Value]) -> Value {
        let [least, most] = [1, 2].map(|k| arguments[k].get(Cell::SCALAR));
        let clipped = arguments[0].numbers().map(|number| Self::apply(number, least, most));
        Value::from_numbers(arguments[0].shape(), clipped.collect())
    }

    /// A number that lies between the bounds is only looked up; else it is compared with the bound that decides.
    fn explain(&self, arguments: &dyn Arguments, cell: Cell) -> Arithmetic<SourceCell> {
        let [least, most] = [1, 2].map(|k| arguments.number(k, Cell::SCALAR));
        let held =
            |join, bound| Arithmetic::Binary(join, Box::new(source(0, cell)), Box::new(source(bound, Cell::SCALAR)));
        match decides(arguments.number(0, cell), least, most) {
            Decides::Number => source(0, cell),
            Decides::Least => held(Binary::Maximum, 1),
            Decides::Most => held(Binary::Minimum, 2),
        }
    }

    fn is_local(&self) -> bool {
        true
    }

    fn spell(&self, language: Language, arguments: &[Code]) -> Code {
        match language {
            Language::Notation => Code::call("clip", arguments),
            Language::NumPy => Code::call("np.clip", arguments),
            Language::Rust => rust::clip(&arguments[0], &arguments[1], &arguments[2]),
        }
    }

    fn gradient(&self, arguments: &[Value], _: &Value, upstream: &Value) -> Vec<Option<Value>> {
        let [least, most] = [1, 2].map(|k| arguments[k].get(Cell::SCALAR));
        let of = |who: Decides| {
            Value::from_cells(arguments[0].shape(), |cell| {
                if decides(arguments[0].get(cell), least, most) == who { upstream.get(cell) } else { 0.0 }
            })
        };
        let bound = |who| Some(Value::from(of(who).numbers().sum::<f64>()));
        vec![Some(of(Decides::Number)), bound(Decides::Least), bound(Decides::Most)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_bound_does_not_change_is_only_looked_up() {
        let bounds = [Value::from(-1.0), Value::from(1.0)];
        let explained = |number: f64| {
            let arguments = [Value::from(number), bounds[0].clone(), bounds[1].clone()];
            let arithmetic = Clip.explain(&arguments.as_slice(), Cell::SCALAR);
            let leaf = |source: &SourceCell| match *source {
                SourceCell::Argument(k, cell) => Code::number(arguments[k].get(cell).to_string()),
                SourceCell::Result(_) => unreachable!(),
            };
            arithmetic.write(&leaf, &|number| number.to_string(), 9).text
        };
        assert_eq!(explained(0.5), "0.5");
        assert_eq!(explained(-3.0), "max(-3, -1)");
        assert_eq!(explained(3.0), "min(3, 1)");
    }
}
