//! Every generator draws what NumPy and Python draw: `tests/golden/numpy/random_numbers.json` is made by `random_numbers.py` beside it.

mod values;

use lina_tui::numpy::random::{Generator, LegacyState, Random};
use lina_tui::numpy::{Error, Operand};
use serde_json::Value;
use values::{difference, kwargs, operand, operands};

enum Made {
    Legacy(Box<LegacyState>),
    New(Generator),
    Python(Box<Random>),
}

impl Made {
    fn call(&mut self, name: &str, args: &[Operand], kwargs: &[(&str, Operand)]) -> Result<Operand, Error> {
        match self {
            Self::Legacy(random) => random.call(name, args, kwargs),
            Self::New(random) => random.call(name, args, kwargs),
            Self::Python(random) => random.call(name, args, kwargs),
        }
    }
}

fn made(kind: &str, seed: &Operand) -> Made {
    match kind {
        "legacy" => Made::Legacy(Box::new(LegacyState::seeded(seed).unwrap())),
        "rng" => Made::New(Generator::seeded(seed).unwrap()),
        _ => Made::Python(Box::new(Random::seeded(seed).unwrap())),
    }
}

#[test]
fn every_generator_draws_the_same_numbers() {
    let cases: Value = serde_json::from_str(include_str!("golden/numpy/random_numbers.json")).unwrap();
    let (mut wrong, mut count) = (Vec::new(), 0);
    for case in cases.as_array().unwrap() {
        let kind = case[0].as_str().unwrap();
        let mut random = made(kind, &operand(&case[1]));
        for call in case[2].as_array().unwrap() {
            count += 1;
            let ours = random.call(call[0].as_str().unwrap(), &operands(&call[1]), &kwargs(&call[2]));
            // A library's logarithm may differ in the last bit from the one that made the golden.
            let shuffled_list = call[0] == "shuffle" && kind == "python";
            let theirs = &call[3];
            if !shuffled_list
                && let Some(text) =
                    difference(&ours, theirs, if call[0] == "multivariate_normal" { 1e-12 } else { 4e-16 })
            {
                wrong.push(format!("{kind} seed {} {}({}, {})\n{text}", case[1], call[0], call[1], call[2]));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {count} differ:\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n\n"));
}
