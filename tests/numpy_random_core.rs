//! Python's own generator draws Python's numbers: `tests/golden/numpy/random_core.json` is made by `random_core.py` beside it.

use lina_tui::numpy::random::Random;
use serde_json::Value;

fn seeded(seed: &Value) -> Random {
    match seed {
        Value::String(text) => Random::seed_text(text),
        Value::Number(number) if number.is_i64() => Random::seed(number.as_i64().unwrap()),
        _ => Random::seed_float(seed.as_f64().unwrap()),
    }
}

fn draw(random: &mut Random, name: &str, a: &[f64]) -> f64 {
    match name {
        "random" => random.random(),
        "gauss" => random.gauss(a[0], a[1]),
        "normalvariate" => random.normal(a[0], a[1]),
        "expovariate" => random.exponential(a[0]),
        "gammavariate" => random.gamma(a[0], a[1]).unwrap(),
        "vonmisesvariate" => random.vonmises(a[0], a[1]),
        "triangular" => random.triangular(a[0], a[1], Some(a[2])),
        other => panic!("{other}"),
    }
}

fn whole(random: &mut Random, name: &str, a: &[u64], count: usize) -> Vec<u64> {
    let wide = |places: Vec<usize>| places.into_iter().map(|place| place as u64).collect();
    match name {
        "getrandbits" => (0..count).map(|_| random.bits(a[0] as u32)).collect(),
        "randrange" => (0..count).map(|_| random.below(a[0])).collect(),
        "shuffle" => wide(random.shuffled(a[0] as usize)),
        "sample" => wide(random.sample(a[0] as usize, a[1] as i64).unwrap()),
        "choices" => wide(random.choices(a[0] as usize, a[1] as usize)),
        "weighted" => wide(random.weighted_choices(&[0.5, 0.5, 2.5, 3.75], a[0] as usize).unwrap()),
        other => panic!("{other}"),
    }
}

#[test]
fn pythons_generator_draws_pythons_numbers() {
    let cases: Value = serde_json::from_str(include_str!("golden/numpy/random_core.json")).unwrap();
    for case in cases["python"].as_array().unwrap() {
        let mut random = seeded(&case[0]);
        for call in case[1].as_array().unwrap() {
            let arguments: Vec<f64> = call[1].as_array().unwrap().iter().map(|x| x.as_f64().unwrap()).collect();
            for expected in call[2].as_array().unwrap() {
                let ours = draw(&mut random, call[0].as_str().unwrap(), &arguments);
                assert_eq!(ours.to_bits(), expected.as_u64().unwrap(), "{} of seed {}", call[0], case[0]);
            }
        }
        for call in case[2].as_array().unwrap() {
            let numbers =
                |at: usize| -> Vec<u64> { call[at].as_array().unwrap().iter().map(|x| x.as_u64().unwrap()).collect() };
            let expected = numbers(2);
            let ours = whole(&mut random, call[0].as_str().unwrap(), &numbers(1), expected.len());
            assert_eq!(ours, expected, "{} of seed {}", call[0], case[0]);
        }
    }
}
