//! What is said is true: every claim is held to the numbers that it is made of, over many runs. A sentence is data, so that
//! nothing here reads English.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::collections::BTreeMap;

use lina_tui::lab::Snapshot;
use lina_tui::ops::Cell;
use lina_tui::page::{Argument, Sentence};
use lina_tui::ui::Look;
use support::stood::{Stood, open};

/// How often each message was met.
type Met = BTreeMap<&'static str, usize>;

/// Holds what is said at many places of a run, in front of its first rows and columns, to `check`.
fn each(lab: &str, settings: &[&str], met: &mut Met, check: impl Fn(&Stood, &Sentence)) {
    let mut tab = open(lab, settings);
    for position in tab.many_positions() {
        tab.go_to(position);
        let (rows, columns) = tab.extent();
        for row in 0..rows.min(5) {
            for column in 0..columns.min(4) {
                let mut look = Look::new(tab.choices());
                (look.row, look.column) = (row, column);
                let said = tab.said(&look);
                *met.entry(said.id).or_default() += 1;
                check(&tab, &said);
            }
        }
    }
}

#[track_caller]
fn assert_met(met: &Met, ids: &[&str]) {
    for id in ids {
        assert!(met.get(id).is_some_and(|times| *times > 0), "{id} was never said: {met:?}");
    }
}

/// The number of a quantity in this row, or in this cell.
#[track_caller]
fn at(shown: &Snapshot, name: &str, row: usize, column: usize) -> f64 {
    shown.number(name, Cell::new(row, column)).unwrap_or_else(|| panic!("there is no {name}[{row},{column}]"))
}

#[track_caller]
fn all(shown: &Snapshot, name: &str) -> Vec<f64> {
    shown.now.get(name).unwrap_or_else(|| panic!("there is no {name}")).numbers().collect()
}

/// One row of a matrix.
fn row_of(shown: &Snapshot, name: &str, row: usize) -> Vec<f64> {
    let columns = shown.now.get(name).unwrap().shape().columns();
    (0..columns).map(|column| at(shown, name, row, column)).collect()
}

fn greatest(numbers: &[f64]) -> f64 {
    numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max)
}

#[track_caller]
fn assert_near(a: f64, b: f64) {
    assert!(a == b || (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1.0), "{a} and {b}");
}

fn place(said: &Sentence, name: &str) -> usize {
    match said.argument(name) {
        Some(Argument::Sentence(token)) => token.value("place").unwrap_or_else(|| panic!("{said:?}")) as usize,
        other => panic!("{name} is no token: {other:?}"),
    }
}

#[test]
fn of_softmax() {
    let mut met = Met::new();
    for logits in ["2,1,0.5", "0,0", "5,-3,5,1", "800,1,2", "900,-900", "-800,-801", "-740,-744.5", "1e-3"] {
        for target in ["0", "1"] {
            if logits == "1e-3" && target == "1" {
                continue;
            }
            let settings = [format!("logits={logits}"), format!("target={target}")];
            let settings: Vec<&str> = settings.iter().map(String::as_str).collect();
            each("softmax", &settings, &mut met, |tab, said| {
                let value = |name: &str| said.value(name).unwrap();
                let class = said.value("class").unwrap_or(0.0) as usize;
                let logits = all(tab, "logits");
                let most = greatest(&logits);
                match said.id {
                    "shift-greatest" => assert_eq!(logits[class], most),
                    "shift" => {
                        assert!(value("shifted") < 0.0);
                        assert_near(value("shifted"), logits[class] - most);
                    }
                    "exp" => assert!((0.0..=1.0).contains(&value("power"))),
                    "sum" => assert_near(value("sum"), all(tab, "exp").iter().sum()),
                    "divide" => {
                        assert_near(value("probability"), at(tab, "exp", class, 0) / tab.scalar("sum").unwrap());
                    }
                    "cross-entropy" => {
                        assert_eq!(class.to_string(), target);
                        assert_near(value("loss"), -value("probability").ln());
                    }
                    "unshifted-lost" => assert!(at(tab, "unshifted", class, 0).is_nan()),
                    "unshifted-overflow" => assert!(logits[class].exp().is_infinite()),
                    "unshifted-vanished" => {
                        assert!(logits.iter().any(|l| l.exp().is_infinite()) && value("share") == 0.0);
                    }
                    "unshifted-underflow" => assert!(logits.iter().all(|logit| logit.exp() == 0.0)),
                    "unshifted-same" => assert_near(value("share"), at(tab, "probabilities", class, 0)),
                    "unshifted-rounded" => assert!((value("share") - value("shifted")).abs() > 0.0),
                    _ => {}
                }
            });
        }
    }
    assert_met(&met, &["shift-greatest", "shift", "divide", "cross-entropy", "unshifted-lost", "unshifted-overflow"]);
    assert_met(&met, &["unshifted-vanished", "unshifted-underflow", "unshifted-same", "unshifted-rounded"]);
}

#[test]
fn of_attention() {
    let mut met = Met::new();
    for seed in 0..12 {
        for causal in ["true", "false"] {
            let settings = [format!("seed={seed}"), format!("causal={causal}"), format!("seq_len={}", 1 + seed % 5)];
            let settings: Vec<&str> = settings.iter().map(String::as_str).collect();
            each("attention", &settings, &mut met, |tab, said| {
                let value = |name: &str| said.value(name).unwrap();
                match said.id {
                    "scores" => {
                        let (query, key) = (place(said, "query"), place(said, "key"));
                        let product =
                            row_of(tab, "Q", query).iter().zip(row_of(tab, "K", key)).map(|(q, k)| q * k).sum();
                        assert_near(value("score"), product);
                    }
                    "mask" => {
                        assert_eq!(value("seen") as usize, place(said, "token") + 1);
                        assert!(value("seen") < value("tokens"));
                    }
                    "mask-last" => assert_eq!(place(said, "token") + 1, row_of(tab, "scores", 0).len()),
                    "shift" => {
                        let name = if causal == "true" { "masked" } else { "scaled" };
                        assert_near(value("greatest"), greatest(&row_of(tab, name, place(said, "token"))));
                    }
                    // While it is on its way only its own row is known.
                    "divide-summed" | "divide" | "output" if tab.now.get("weights").is_some() => {
                        let weights = row_of(tab, "weights", place(said, "token"));
                        assert_eq!(value("weight"), greatest(&weights));
                        assert_eq!(weights[value("most") as usize], value("weight"));
                        if let Some(sum) = said.value("sum") {
                            assert_near(sum, 1.0);
                        }
                    }
                    _ => {}
                }
            });
        }
    }
    assert_met(&met, &["scores", "mask", "mask-last", "shift", "divide-summed", "output"]);
}

#[test]
fn of_backprop() {
    let mut met = Met::new();
    for seed in 0..40 {
        each("backprop", &[&format!("seed={seed}")], &mut met, |tab, said| {
            let row = said.value("row").unwrap_or(0.0) as usize;
            let sum = || at(tab, "z1", row, 0);
            let gradient =
                |name: &str, column: usize| assert_eq!(said.value("gradient"), Some(at(tab, name, row, column)));
            match said.id {
                "a1-on" => assert!(sum() > 0.0 && at(tab, "a1", row, 0) == sum()),
                "a1-off" => assert!(sum() <= 0.0 && at(tab, "a1", row, 0) == 0.0),
                "relu-kink" => assert_eq!(sum(), 0.0),
                "relu-flat" => assert!(sum() < 0.0),
                "relu-steep" => assert!(sum() > 0.0),
                "dz1-off" => assert_eq!(at(tab, "dz1", row, 0), 0.0),
                "dz1-on" => gradient("dz1", 0),
                "db1" => gradient("db1", 0),
                "dy-dz2" => assert!((0.0..=0.25).contains(&said.value("slope").unwrap())),
                "dz2" => assert_near(
                    said.value("product").unwrap(),
                    said.value("outer").unwrap() * said.value("inner").unwrap(),
                ),
                "dl-dy" => {
                    let too_low = at(tab, "y_pred", 0, 0) < at(tab, "y_true", 0, 0);
                    assert_eq!(said.word("way"), Some(if too_low { "greater" } else { "smaller" }));
                }
                "check-largest" => {
                    let largest = said.value("largest").unwrap();
                    assert_eq!(said.word("why") == Some("holds"), largest < 1e-6, "{largest}");
                }
                _ => {}
            }
        });
    }
    assert_met(&met, &["a1-on", "a1-off", "relu-flat", "relu-steep", "dz1-off", "dz1-on", "dl-dy", "check-largest"]);
}

#[test]
fn of_layers() {
    let mut met = Met::new();
    for settings in [
        &["network=promotion"][..],
        &["network=promotion", "seed=3"],
        &["network=three-layer"],
        &["network=three-layer", "batch=100"],
    ] {
        each("layers", settings, &mut met, |tab, said| {
            let sample = said.value("sample").unwrap_or(0.0) as usize;
            match said.id {
                "relu" => {
                    let layer = said.word("layer").unwrap();
                    if let Some(activated) = tab.now.get(&format!("A{layer}")) {
                        let units = activated.shape().columns();
                        let off = (0..units).filter(|unit| activated.get(Cell::new(sample, *unit)) == 0.0).count();
                        assert_eq!((said.value("off"), said.value("units")), (Some(off as f64), Some(units as f64)));
                    }
                }
                "bias" | "bias-zero" => {
                    let biases = all(tab, &format!("b{}", said.word("layer").unwrap()));
                    assert_eq!(said.id == "bias-zero", biases.iter().all(|bias| *bias == 0.0));
                }
                "softmax-divide" => {
                    if let (Some(first), Some(second)) = (said.value("first"), said.value("second")) {
                        assert_near(first + second, 1.0);
                    }
                }
                "prediction" | "prediction-near-half" => {
                    let are_near = all(tab, "output").iter().all(|probability| (probability - 0.5).abs() <= 0.05);
                    assert_eq!(said.id == "prediction-near-half", are_near);
                    assert_eq!(said.value("probability").unwrap(), greatest(&row_of(tab, "output", sample)));
                }
                _ => {}
            }
        });
    }
    assert_met(&met, &["relu", "bias-zero", "softmax-divide", "sigmoid", "prediction-near-half"]);
}

#[test]
fn of_vectors() {
    let mut met = Met::new();
    for set in ["music", "words"] {
        each("vectors", &[&format!("set={set}")], &mut met, |tab, said| match said.id {
            "nearest" => {
                let nearest = |row: &usize| {
                    let others = row_of(tab, "cosine", *row).into_iter().enumerate().filter(|(k, _)| k != row);
                    greatest(&others.map(|(_, cosine)| cosine).collect::<Vec<_>>())
                };
                let rows = 0..all(tab, "norms").len();
                assert!(rows.into_iter().any(|row| said.value("cosine") == Some(nearest(&row))), "{said:?}");
            }
            "dot-itself" => {
                let (norms, dot) = (all(tab, "norms"), said.value("dot").unwrap());
                assert!(norms.iter().any(|norm| (norm * norm - dot).abs() < 1e-9), "{said:?}");
            }
            "cosine" => {
                let (cosine, degrees) = (said.value("cosine").unwrap(), said.value("degrees").unwrap());
                assert_near(degrees.to_radians().cos(), cosine);
            }
            _ => {}
        });
    }
    assert_met(&met, &["norm", "dot", "dot-itself", "cosine", "nearest"]);
}

#[test]
fn of_residuals() {
    let mut met = Met::new();
    for (seed, noise) in [(42, "0.8"), (7, "0"), (3, "4")] {
        let settings = [format!("seed={seed}"), format!("noise={noise}")];
        let settings: Vec<&str> = settings.iter().map(String::as_str).collect();
        each("residuals", &settings, &mut met, |tab, said| {
            let of_point = |name: &str| {
                let value = at(tab, name, said.value("point").unwrap() as usize, 0);
                assert_eq!(said.value("distance"), Some(value.abs()));
                assert_eq!(said.word("side"), Some(if value < 0.0 { "below" } else { "above" }));
            };
            match said.id {
                "residual" => of_point("residuals"),
                "z" => of_point("z"),
                "outliers" => {
                    let out = all(tab, "z").iter().filter(|z| z.abs() > 2.0).count();
                    assert_eq!(said.value("out"), Some(out as f64));
                    assert_eq!(said.value("all"), Some(all(tab, "residuals").len() as f64));
                }
                "within" => assert!(said.value("one").unwrap() <= said.value("two").unwrap()),
                _ => {}
            }
        });
    }
    assert_met(&met, &["start", "residual", "spread", "z", "outliers", "within"]);
}

#[test]
fn of_tables() {
    let mut met = Met::new();
    each("dataset", &[], &mut met, |tab, said| {
        let value = |name: &str| said.value(name).unwrap_or_else(|| panic!("{name} of {said:?}"));
        match said.id {
            "mean" if tab.now.get("mean").is_some() => {
                let columns = all(tab, "mean").len();
                let total = |column: usize| -> f64 {
                    (0..value("rows") as usize).map(|row| at(tab, "values", row, column)).sum()
                };
                let mean = value("mean");
                let has_it = |column: usize| (total(column) / value("rows") - mean).abs() <= 1e-9 * mean.abs();
                assert!((0..columns).any(has_it), "{said:?}");
            }
            "range-least" => {
                let columns = all(tab, "mean").len();
                let least = |column: usize| tab.number("min", Cell::at(column));
                assert!((0..columns).any(|column| least(column) == Some(value("least"))), "{said:?}");
            }
            // Nothing is told of that is not known.
            "range" => assert!(value("least") <= value("mean") && value("mean") <= value("greatest")),
            _ => {}
        }
    });
    each("normalization", &[], &mut met, |tab, said| {
        let value = |name: &str| said.value(name).unwrap_or(f64::NAN);
        let is_known = said.arguments().iter().all(|(name, _)| said.value(name).is_some() || said.word(name).is_some());
        match said.id {
            // Rows are gone through one after the other.
            _ if !is_known => {}
            "subtract" => assert_near(value("centred"), value("before") - value("mean")),
            "divide" => assert_near(value("normalized"), value("centred") / value("std")),
            "check-exact" => {
                assert!(all(tab, "normalized_mean").contains(&0.0));
                assert_near(value("std-after"), 1.0);
            }
            "check" => {
                assert!(value("mean-after") != 0.0 && value("mean-after").abs() < 1e-9);
                assert_near(value("std-after"), 1.0);
            }
            _ => {}
        }
    });
    each("pipeline", &[], &mut met, |_, said| match said.id {
        "balance-source" => assert!(said.value("balance").unwrap() < 0.0),
        "balance-even" => assert_eq!(said.value("balance"), Some(0.0)),
        "balance-end" | "balance" => assert!(said.value("balance").unwrap() > 0.0),
        _ => {}
    });
    assert_met(
        &met,
        &["mean", "range", "subtract", "divide", "check", "balance-source", "balance-end", "balance-even"],
    );
}

#[test]
fn of_regression() {
    let mut met = Met::new();
    for settings in [&["seed=1"][..], &["seed=2", "ridge=0.5"], &["lr=5"], &["lr=0.01", "seed=9", "points=20"]] {
        each("regression", settings, &mut met, |tab, said| match said.id {
            "fit-truth" => {
                let off = said.value("off").unwrap();
                assert_eq!(off.abs(), greatest(&all(tab, "difference").iter().map(|d| d.abs()).collect::<Vec<_>>()));
            }
            "descent-overshoots" => assert!(said.value("lr").unwrap() > said.value("limit").unwrap()),
            "descent" => assert!(said.value("exact").unwrap().is_finite()),
            _ => {}
        });
    }
    assert_met(&met, &["gram", "xty", "factor", "forward", "back", "back-last", "fit-truth", "fit-ridge", "condition"]);
}
