//! The random numbers are NumPy's, value for value.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use lina_tui::math::NumpyRandom;
use support::golden;

fn whole(json: &serde_json::Value) -> Vec<u32> {
    golden::numbers(json).into_iter().map(|number| number as u32).collect()
}

/// Logarithms differ in the last bit between C libraries; NumPy's own values were made with glibc.
#[track_caller]
fn assert_same(ours: f64, theirs: f64) {
    if cfg!(all(target_os = "linux", target_env = "gnu")) {
        assert_eq!(ours, theirs);
    } else {
        assert!((ours - theirs).abs() <= 4.0 * f64::EPSILON * theirs.abs(), "{ours} is not {theirs}");
    }
}

#[test]
fn thousands_of_draws_from_several_seeds_are_numpys() {
    let cases = golden::cases("random");
    assert!(cases.len() >= 5);
    for case in cases {
        let mut random = NumpyRandom::seed(case["seed"].as_u64().unwrap() as u32);
        for theirs in golden::numbers(&case["uniform"]) {
            assert_eq!(random.uniform(), theirs);
        }
        for theirs in golden::numbers(&case["normal"]) {
            assert_same(random.normal(), theirs);
        }
        assert_eq!(random.permutation(200), whole(&case["permutation"]));
        for theirs in golden::numbers(&case["more"]) {
            assert_same(random.normal(), theirs);
        }
        for _ in 0..100_000 {
            random.normal();
        }
        for theirs in golden::numbers(&case["late"]) {
            assert_same(random.normal(), theirs);
        }
    }
}

#[test]
fn generators_seeded_with_a_key_shuffle_as_numpys() {
    for case in golden::cases("permutations") {
        let mut random = NumpyRandom::seed_with_key(&whole(&case["key"]));
        assert_eq!(random.permutation(100), whole(&case["permutation"]));
    }
}
