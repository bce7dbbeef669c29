//! What scripts and notebooks rely on: for every lab its parameters with their defaults, its quantities and their
//! shapes, as `print` gives them.

#[path = "support/program.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod program;
#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::path::{Path, PathBuf};

use lina_tui::labs::registry;
use program::lina;
use serde_json::{Value as Json, json};
use support::command::{answer, refusal};
use support::labs::every_lab;

/// The report, and what was said on the side.
#[track_caller]
fn report(arguments: &[&str]) -> (Json, String) {
    let arguments = [&["print"], arguments].concat();
    let output = lina(&arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{arguments:?}: {said}");
    (serde_json::from_slice(&output.stdout).unwrap(), said)
}

#[track_caller]
fn print(arguments: &[&str]) -> Json {
    let (report, said) = report(arguments);
    assert_eq!(said, "", "{arguments:?}");
    report
}

/// Fails with this status, one line on standard error that says all of these, and nothing on standard output.
#[track_caller]
fn fails(arguments: &[&str], status: i32, says: &[&str]) {
    let arguments = [&["print"], arguments].concat();
    let output = lina(&arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(status), "{arguments:?}: {said}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    for words in says {
        assert!(said.contains(words), "{arguments:?} says: {said}");
    }
    assert!(status != 1 || said.lines().count() == 1, "{said}");
}

/// The lengths of a list, of the lists in it, and so on; every list of lists has to be of one shape.
fn shape(value: &Json) -> Vec<usize> {
    let Some(items) = value.as_array() else { return vec![] };
    let inner: Vec<Vec<usize>> = items.iter().map(shape).collect();
    assert!(inner.windows(2).all(|pair| pair[0] == pair[1]), "rows of different lengths");
    std::iter::once(items.len()).chain(inner.into_iter().next().unwrap_or_default()).collect()
}

type Shapes<'a> = &'a [(&'a str, &'a [usize])];

#[track_caller]
fn has(arguments: &[&str], parameters: &Json, quantities: Shapes) -> Json {
    let report = print(arguments);
    assert_eq!(report["lab"], arguments[0]);
    assert_eq!(report["step"], report["rounds"].to_string(), "without a position it is the last one");
    for (name, value) in parameters.as_object().unwrap() {
        assert_eq!(report["parameters"][name], *value, "{arguments:?}: parameter {name}");
    }
    for (name, expected) in quantities {
        let value = &report["quantities"][name];
        assert!(!value.is_null(), "{arguments:?} has no {name}");
        assert_eq!(shape(value), *expected, "{arguments:?}: {name}");
    }
    report
}

#[test]
fn vectors() {
    let shapes = |n: usize, d: usize| [vec![n], vec![n, d], vec![n], vec![n, n], vec![n, n], vec![n]];
    let names = ["labels", "vectors", "norms", "dot", "cosine", "nearest"];
    for (arguments, set, n, d) in
        [(&["vectors"][..], "music", 3, 5), (&["vectors", "--set", "set=words"], "words", 5, 4)]
    {
        let shapes = shapes(n, d);
        let shapes: Vec<(&str, &[usize])> = names.into_iter().zip(shapes.iter().map(Vec::as_slice)).collect();
        has(arguments, &json!({ "set": set }), &shapes);
    }
    let quantities = &print(&["vectors"])["quantities"];
    assert_eq!(quantities["labels"], json!(["a", "b", "c"]));
    assert_eq!(quantities["nearest"], json!(["b", "a", "b"]));
    assert_eq!(quantities["norms"][0], 199_f64.sqrt());
    let words = &print(&["vectors", "--set", "set=words"])["quantities"];
    assert_eq!(words["labels"], json!(["king", "queen", "man", "woman", "apple"]));
}

#[test]
fn dataset_and_normalization() {
    let each: &[usize] = &[4];
    let quantities: Shapes = &[
        ("columns", each),
        ("values", &[8, 4]),
        ("mean", each),
        ("std", each),
        ("min", each),
        ("max", each),
        ("features", &[8, 3]),
        ("labels", &[8]),
    ];
    let quantities = &has(&["dataset"], &json!({}), quantities)["quantities"];
    assert_eq!(quantities["columns"], json!(["age", "salary", "experience", "promoted"]));
    let quantities: Shapes = &[
        ("features", &[8, 3]),
        ("mean", &[3]),
        ("std", &[3]),
        ("normalized", &[8, 3]),
        ("normalized_mean", &[3]),
        ("normalized_std", &[3]),
    ];
    has(&["normalization"], &json!({}), quantities);
}

#[test]
fn layers() {
    let promotion: Shapes = &[
        ("X", &[8, 3]),
        ("W1", &[3, 8]),
        ("b1", &[8]),
        ("Z1", &[8, 8]),
        ("A1", &[8, 8]),
        ("W2", &[8, 2]),
        ("b2", &[2]),
        ("Z2", &[8, 2]),
        ("output", &[8, 2]),
    ];
    has(&["layers"], &json!({ "network": "promotion", "seed": 0 }), promotion);
    for (batch, settings) in [(1, &[][..]), (100, &["--set", "batch=100"])] {
        let arguments = [&["layers", "--set", "network=three-layer"], settings].concat();
        let three_layer: Shapes = &[
            ("X", &[batch, 4]),
            ("W1", &[8, 4]),
            ("b1", &[8]),
            ("Z1", &[batch, 8]),
            ("A1", &[batch, 8]),
            ("W2", &[6, 8]),
            ("b2", &[6]),
            ("Z2", &[batch, 6]),
            ("A2", &[batch, 6]),
            ("W3", &[2, 6]),
            ("b3", &[2]),
            ("Z3", &[batch, 2]),
            ("output", &[batch, 2]),
        ];
        has(&arguments, &json!({ "network": "three-layer", "seed": 42, "batch": batch }), three_layer);
    }
    let one = &print(&["layers", "--set", "network=three-layer"])["quantities"];
    assert_eq!(one["X"], json!([[1.0, 2.0, 3.0, 4.0]]));
}

#[test]
fn backprop() {
    let quantities: Shapes = &[
        ("x", &[2]),
        ("y_true", &[1]),
        ("W1", &[3, 2]),
        ("b1", &[3]),
        ("z1", &[3]),
        ("a1", &[3]),
        ("W2", &[1, 3]),
        ("b2", &[1]),
        ("z2", &[1]),
        ("y_pred", &[1]),
        ("loss", &[]),
        ("dz2", &[1]),
        ("dW2", &[1, 3]),
        ("db2", &[1]),
        ("dz1", &[3]),
        ("dW1", &[3, 2]),
        ("db1", &[3]),
        ("gradient_check", &[]),
    ];
    let report = has(&["backprop"], &json!({ "seed": 42 }), quantities);
    assert!(report["quantities"]["gradient_check"].as_f64().unwrap() < 1e-6);
}

#[test]
fn training_and_residuals() {
    let parameters = json!({
        "seed": 42, "points": 100, "slope": 3.5, "intercept": 7.2, "noise": 0.8, "lr": 0.01, "epochs": 500,
    });
    let quantities: Shapes = &[
        ("slope", &[]),
        ("intercept", &[]),
        ("loss", &[]),
        ("grad_slope", &[]),
        ("grad_intercept", &[]),
        ("predictions", &[100]),
        ("errors", &[100]),
        ("best_slope", &[]),
        ("best_intercept", &[]),
    ];
    has(&["training"], &parameters, quantities);
    let start = &print(&["training", "--step", "0"])["quantities"];
    assert_eq!((start["slope"].as_f64(), start["intercept"].as_f64()), (Some(0.0), Some(0.0)));
    let quantities: Shapes = &[
        ("residuals", &[100]),
        ("mean", &[]),
        ("std", &[]),
        ("min", &[]),
        ("max", &[]),
        ("z", &[100]),
        ("within_1", &[]),
        ("within_2", &[]),
    ];
    let report = has(&["residuals"], &parameters, quantities);
    let outliers = report["quantities"]["outliers"].as_array().unwrap();
    assert!(!outliers.is_empty() && outliers.iter().all(Json::is_u64), "rows are whole numbers");
}

#[test]
fn regression() {
    let quantities: Shapes =
        &[("X_bias", &[100, 4]), ("y", &[100]), ("XtX", &[4, 4]), ("Xty", &[4]), ("weights", &[4]), ("condition", &[])];
    let parameters = json!({ "seed": 42, "points": 100, "ridge": 0.0 });
    let plain = has(&["regression"], &parameters, quantities);
    let ridged = print(&["regression", "--set", "ridge=3"]);
    for k in 0..4 {
        let diagonal = |report: &Json| report["quantities"]["XtX"][k][k].as_f64().unwrap();
        assert!((diagonal(&ridged) - diagonal(&plain) - 3.0).abs() < 1e-9, "the ridge is on the whole diagonal");
    }
}

#[test]
fn softmax() {
    let each: &[usize] = &[3];
    let quantities: Shapes = &[
        ("logits", each),
        ("shifted", each),
        ("exp", each),
        ("sum", &[]),
        ("probabilities", each),
        ("cross_entropy", &[]),
    ];
    has(&["softmax"], &json!({ "logits": [2.0, 1.0, 0.5], "target": 0 }), quantities);
    let huge = &print(&["softmax", "--set", "logits=1000,1001,999"])["quantities"];
    assert!(huge["probabilities"][0].is_f64());
    assert_eq!(huge["unshifted_exp"], json!(["inf", "inf", "inf"]), "what JSON has no number for is a word");
    assert_eq!(huge["unshifted"], json!(["nan", "nan", "nan"]));
}

#[test]
fn attention() {
    let (given, square): (&[usize], &[usize]) = (&[4, 8], &[4, 4]);
    let quantities: Shapes = &[
        ("Q", given),
        ("K", given),
        ("V", given),
        ("scores", square),
        ("scaled", square),
        ("weights", square),
        ("output", given),
    ];
    has(&["attention"], &json!({ "seed": 42, "seq_len": 4, "d_k": 8, "causal": false }), quantities);
    let causal = has(&["attention", "--set", "causal=true"], &json!({ "causal": true }), quantities);
    assert_eq!(causal["quantities"]["weights"][0], json!([1.0, 0.0, 0.0, 0.0]));
    assert_eq!(causal["quantities"]["masked"][0][1], "-inf");
}

#[test]
fn matmul() {
    let square: &[usize] = &[100, 100];
    let report = print(&["matmul"]);
    assert_eq!((&report["parameters"]["seed"], &report["parameters"]["n"]), (&json!(42), &json!(100)));
    for name in ["A", "B", "C"] {
        assert_eq!(shape(&report["quantities"][name]), square, "{name}");
    }
    assert_eq!(report["quantities"]["match"], true);
    let timed = print(&["matmul", "--set", "n=2", "--set", "timings=2,42,2,0.5,0.25,0.125"]);
    for (name, value) in [("loop_seconds", 0.5), ("vectorized_seconds", 0.125), ("speedup", 4.0)] {
        assert_eq!(timed["quantities"][name], value, "{name}");
    }
}

#[test]
fn sheets_stand_between_their_stages() {
    let names = |arguments: &[&str]| -> Vec<String> {
        print(arguments)["quantities"].as_object().unwrap().keys().cloned().collect()
    };
    assert_eq!(names(&["attention", "--step", "0"]), ["K", "Q", "V"]);
    // Row 2 of 4: the stage's result exists when all of it does.
    let within = print(&["attention", "--step", "3.2"]);
    assert_eq!((&within["step"], &within["rounds"]), (&json!("3.2"), &json!(7)));
    assert_eq!(within["quantities"], print(&["attention", "--step", "2"])["quantities"]);
    assert_eq!(print(&["attention", "--step", "3.4"])["step"], "3", "the last part completes the stage");
    assert!(names(&["attention", "--step", "3"]).contains(&"shifted".to_owned()));
}

#[test]
fn every_position_of_every_lab_is_printed_and_no_other() {
    for lab in every_lab().map(|lab| lab.name) {
        let print = |position: &[&str]| -> Json {
            serde_json::from_str(&answer(&[&["print", lab], position].concat()).0).unwrap()
        };
        let last = print(&[])["rounds"].as_u64().unwrap();
        for position in (0..=last.min(20)).chain([last]).map(|position| position.to_string()) {
            assert_eq!(print(&["--step", &position])["step"], position, "{lab}");
        }
        let past = (last + 1).to_string();
        for (arguments, says) in [
            (["--step", &past], format!("position {past} is past the end; the last one is {last}")),
            (["--step", "1.1.1"], "not a position".to_owned()),
            (["--step", "0.1"], "the first stage is 1.1".to_owned()),
            (["--step", "1.99999999"], "stages go from 1 to".to_owned()),
            (["--set", "colour=red"], "no parameter `colour`".to_owned()),
        ] {
            let said = refusal(&[&["print", lab], &arguments[..]].concat());
            assert!(said.contains(&says) && said.lines().count() == 1, "{lab}: {said}");
        }
    }
    fails(&["softmax", "--format", "xml"], 2, &["json", "text"]);
    fails(&["softmax", "--step"], 2, &["--step"]);
}

#[test]
fn what_is_wrong_names_what_there_is() {
    let labs: Vec<&str> = registry().iter().map(|lab| lab.description.name).collect();
    fails(&["regresion"], 1, &["no lab `regresion`", &labs.join(", ")]);
    fails(&["attention", "--set", "heads=8"], 1, &["seed, seq_len, d_k, causal, tokens"]);
    fails(&["attention", "--set", "causal=maybe"], 1, &["causal = maybe", "one of false, true"]);
    fails(&["attention", "--set", "seq_len=0"], 1, &["a whole number from 1 to 64"]);
    fails(&["attention", "--set", "tokens=a b c", "--set", "seq_len=2"], 1, &["3 labels for 2 tokens"]);
    fails(&["layers", "--set", "network=deep"], 1, &["one of promotion, three-layer"]);
    fails(&["regression", "--set", "ridge=-1"], 1, &["a number from 0 to"]);
    fails(&["softmax", "--set", "logits=a,b"], 1, &["logits = a,b", "1 to 32 numbers"]);
    fails(&["softmax", "--set", "target=3"], 1, &["target 3 is no class", "0 to 2"]);
    fails(&["backprop", "--set", "x=1"], 1, &["two inputs"]);
    fails(&["vectors", "--set", "v1=1,2"], 1, &["v1", "components"]);
    fails(&["dataset", "--set", "target=wages"], 1, &["no column `wages`", "age, salary, experience, promoted"]);
    fails(&["attention", "--target", "age"], 2, &["--data"]);
}

/// A file of a person's own numbers, in a folder that goes when the test does.
struct Own(PathBuf);

impl Own {
    fn new(name: &str, text: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("own.csv"), text).unwrap();
        Self(folder)
    }

    fn path(&self) -> String {
        self.0.join("own.csv").to_str().unwrap().to_owned()
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

const HOUSES: &str = "name;area;rooms;price;note\nElm;52,5;2;180;\nOak;80;3;;\nAsh;71;3;240,5;\nFir;44;2;150;\nYew;;4;330;\n\
                      Bay;63;3;212;\nBox;90;3;260;\n";

#[test]
fn a_table_goes_where_it_is_asked_for() {
    let own = Own::new("taken", "a,b,y\n1,2,3\n2,1,4\n3,5,8\n4,0,5\n5,2,9\n");
    let data = own.path();
    let of_table = print(&["regression", "--data", &data, "--target", "a"]);
    assert_eq!(of_table["parameters"]["data_from"], "table", "whoever brings numbers means them");
    assert_eq!(of_table["parameters"]["target"], "a");
    assert_eq!(of_table["quantities"]["y"], json!([1.0, 2.0, 3.0, 4.0, 5.0]));
    assert_eq!(of_table["quantities"]["X_bias"][0], json!([1.0, 2.0, 3.0]));
    let drawn = print(&["regression", "--data", &data, "--set", "data_from=drawn"]);
    assert_eq!(drawn["quantities"], print(&["regression"])["quantities"], "unless they say otherwise");
    assert_eq!(print(&["regression"])["parameters"]["data_from"], "drawn");
    let takers = registry().iter().map(|lab| lab.description).filter(|lab| lab.takes_table);
    let takers: Vec<&str> = takers.map(|lab| lab.name).collect();
    fails(&["softmax", "--data", &data], 1, &["`softmax` takes no table", &takers.join(", ")]);
    fails(&["dataset", "--data", &data, "--target", "z"], 1, &["no column `z`", "a, b, y"]);
    fails(&["dataset", "--data", "nowhere.csv"], 1, &["nowhere.csv cannot be read"]);
}

#[test]
fn what_becomes_of_a_table_is_said() {
    let own = Own::new("gaps", HOUSES);
    let data = own.path();
    let left_out = ["column `name` is left out: it is text", "column `note` is left out: it is empty"];
    let mut seen = 0;
    let takers = registry().iter().map(|lab| lab.description).filter(|lab| lab.takes_table);
    for lab in takers.map(|lab| lab.name) {
        for (settings, matter, rows) in [
            (&[][..], "2 of 7 rows are dropped for empty cells", 5),
            (&["--set", "missing=mean"], "2 empty cells are given the means of their columns", 7),
        ] {
            let arguments = [&[lab, "--data", &data, "--target", "price"], settings].concat();
            let (report, said) = report(&arguments);
            let values = ["values", "features", "X"].map(|name| &report["quantities"][name]);
            for values in values.into_iter().filter_map(Json::as_array) {
                assert_eq!(values.len(), rows, "{lab}");
                seen += 1;
            }
            let lines: Vec<&str> = said.lines().collect();
            assert_eq!(lines.len(), 3, "{said}");
            for (line, matter) in lines.iter().zip(left_out.into_iter().chain([matter])) {
                assert!(line.starts_with("lina-tui: own.csv: ") && line.contains(matter), "{line}");
            }
            let text = lina(&[&["print"], &*arguments, &["--format", "text"]].concat());
            assert!(text.stderr.is_empty());
            let text = String::from_utf8(text.stdout).unwrap();
            for matter in left_out.into_iter().chain([matter]) {
                assert!(text.lines().any(|line| line.starts_with("own.csv: ") && line.contains(matter)), "{text}");
            }
        }
    }
    assert!(seen >= 8, "{seen} quantities have as many rows as are left");
    // Nothing is said of a table that nobody looks at.
    print(&["regression", "--data", &data, "--set", "data_from=drawn"]);
    print(&["layers", "--data", &data, "--set", "network=three-layer"]);
}
