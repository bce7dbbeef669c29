//! The program without a screen: what scripts and pipes see of it.

#[path = "support/program.rs"]
mod program;
#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::process::Stdio;

use program::{lina, program};
use serde_json::Value as Json;
use support::command::answer;
use support::labs::every_lab;

#[track_caller]
fn json(arguments: &[&str]) -> Json {
    let output = lina(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(output.stderr.is_empty());
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Fails with this status, one line on standard error that says all of these, and nothing on standard output.
#[track_caller]
fn fails(arguments: &[&str], status: i32, says: &[&str]) {
    let output = lina(arguments);
    assert_eq!(output.status.code(), Some(status), "{arguments:?}");
    assert!(output.stdout.is_empty(), "{arguments:?}");
    let said = String::from_utf8(output.stderr).unwrap();
    for words in says {
        assert!(said.contains(words), "{arguments:?} says: {said}");
    }
    if status == 1 {
        assert_eq!(said.lines().count(), 1, "{said}");
    }
}

#[test]
fn print_gives_the_lab_at_a_position() {
    let report = json(&["print", "training", "--step", "100"]);
    assert_eq!(report["lab"], "training");
    assert_eq!(report["step"], "100");
    assert_eq!(report["rounds"], 500);
    for (name, value) in [
        ("seed", 42.0),
        ("points", 100.0),
        ("slope", 3.5),
        ("intercept", 7.2),
        ("noise", 0.8),
        ("lr", 0.01),
        ("epochs", 500.0),
    ] {
        assert_eq!(report["parameters"][name].as_f64(), Some(value), "{name}");
    }
    let quantities = report["quantities"].as_object().unwrap();
    for name in ["slope", "intercept", "loss", "grad_slope", "grad_intercept", "best_slope", "best_intercept"] {
        assert!(quantities[name].is_f64(), "{name}");
    }
    for name in ["predictions", "errors"] {
        assert_eq!(quantities[name].as_array().unwrap().len(), 100, "{name}");
    }
    assert!((quantities["loss"].as_f64().unwrap() - 2.222_300_966_682_148_7).abs() < 1e-9);
}

#[test]
fn print_keeps_its_keys_in_order_on_one_line() {
    let output = lina(&["print", "training", "--step", "1"]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text.lines().count(), 1);
    let places: Vec<_> = ["\"lab\"", "\"step\"", "\"rounds\"", "\"parameters\"", "\"quantities\""]
        .map(|key| text.find(key).unwrap())
        .into();
    assert!(places.is_sorted());
}

#[test]
fn without_a_position_it_is_the_last_one() {
    assert_eq!(json(&["print", "training"])["step"], "500");
    let diverged = json(&["print", "training", "--set", "lr=2.5"]);
    assert_eq!(diverged["step"], "242", "the last finite one");
    assert!(diverged["quantities"]["loss"].as_f64().unwrap() > 1e300);
}

#[test]
fn what_is_not_computed_yet_is_absent() {
    let names = |step| -> Vec<String> {
        json(&["print", "training", "--step", step])["quantities"].as_object().unwrap().keys().cloned().collect()
    };
    let has = |step, name: &str| names(step).iter().any(|known| known == name);
    assert!(has("7.1", "predictions") && !has("7.1", "errors"));
    assert!(has("7.2", "errors") && !has("7.2", "loss"));
    assert!(has("7.3", "loss") && !has("7.3", "grad_slope"));
    assert_eq!(json(&["print", "training", "--step", "7.5"])["step"], "7");
}

#[test]
fn settings_are_taken_one_by_one_and_from_a_round_on() {
    let set = |settings: &[&str], step| {
        let settings = settings.iter().flat_map(|setting| ["--set", setting]);
        let arguments: Vec<&str> = ["print", "training", "--step", step].into_iter().chain(settings).collect();
        json(&arguments)
    };
    let changed = set(&["seed=7", "points=10", "lr=0.1@5"], "6");
    assert_eq!(changed["quantities"]["X"].as_array().unwrap().len(), 10);
    assert_eq!(changed["parameters"]["lr"], 0.1);
    let before = set(&["seed=7", "points=10", "lr=0.1@5"], "4");
    assert_eq!(before["parameters"]["lr"], 0.01);
    assert_eq!(before["quantities"], set(&["seed=7", "points=10"], "4")["quantities"]);
    let batch = set(&["batch=30"], "1.4");
    assert!(batch["quantities"]["batch"][0].is_u64(), "rows are whole numbers");
}

#[test]
fn text_has_the_same_content_for_people() {
    let output = lina(&["print", "training", "--step", "100", "--format", "text", "--set", "points=3"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let report = json(&["print", "training", "--step", "100", "--set", "points=3"]);
    for (name, value) in report["quantities"].as_object().unwrap() {
        assert!(text.contains(&format!("  {name} ")), "{name} is missing");
        for number in value.as_array().unwrap_or(&vec![value.clone()]) {
            let found = text.split_whitespace().any(|word| word.parse() == Ok(number.as_f64().unwrap()));
            assert!(found, "{number} of {name} is missing");
        }
    }
}

#[test]
fn what_is_wrong_is_said_in_one_line_with_what_is_possible() {
    fails(&["print", "trainnig"], 1, &["no lab `trainnig`", "training"]);
    fails(&["print", "training", "--set", "rate=1"], 1, &["no parameter `rate`", "lr", "points", "noise_kind"]);
    fails(&["print", "training", "--set", "lr=abc"], 1, &["lr = abc", "a number from 0 to 1000"]);
    fails(&["print", "training", "--set", "points=0"], 1, &["a whole number from 1 to 10,000,000"]);
    fails(&["print", "training", "--set", "seed=-1"], 1, &["a whole number from 0 to 4,294,967,295"]);
    fails(&["print", "training", "--step", "501"], 1, &["position 501 is past the end", "the last one is 500"]);
    fails(&["print", "training", "--step", "x"], 1, &["`x` is not a position"]);
    fails(&["print", "training", "--step", "3.9"], 1, &["stages go from 1 to 5"]);
    fails(
        &["print", "training", "--step", "300", "--set", "lr=2.5"],
        1,
        &["position 300 is not reached", "the last position is 242"],
    );
    fails(&["print"], 2, &["<LAB>"]);
    fails(&["print", "training", "--set", "lr"], 2, &["NAME=VALUE"]);
    fails(&["print", "training", "--format", "yaml"], 2, &["json", "text"]);
    fails(&["--dance"], 2, &["--dance"]);
    fails(&["trace", "training", "--every", "0"], 2, &["every"]);
}

#[test]
fn list_names_every_lab_with_its_parameters_and_quantities() {
    let labs = json(&["list", "--format", "json"]);
    let training = labs.as_array().unwrap().iter().find(|lab| lab["lab"] == "training").unwrap();
    let report = json(&["print", "training"]);
    let listed = |key: &str| -> Vec<&str> {
        training[key].as_array().unwrap().iter().map(|entry| entry["name"].as_str().unwrap()).collect()
    };
    for name in report["parameters"].as_object().unwrap().keys() {
        assert!(listed("parameters").contains(&&**name), "{name}");
    }
    for settings in ["optimiser=plain", "optimiser=momentum", "optimiser=adam", "batch=7"] {
        for step in ["2.4", "2"] {
            let report = json(&["print", "training", "--set", settings, "--step", step]);
            for name in report["quantities"].as_object().unwrap().keys() {
                assert!(listed("quantities").contains(&&**name), "{name} is not listed");
            }
        }
    }
    let (text, _) = answer(&["list"]);
    for lab in every_lab() {
        assert!(text.lines().any(|line| line.starts_with(&format!("{}  ", lab.name))), "{text}");
    }
    let text = String::from_utf8(lina(&["list"]).stdout).unwrap();
    assert!(text.contains("lr") && text.contains("grad_slope"));
}

#[test]
fn trace_streams_the_history() {
    let output = lina(&["trace", "training", "--every", "200"]);
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "step,loss,slope,intercept,grad_slope,grad_intercept");
    let steps: Vec<&str> = lines[1..].iter().map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!(steps, ["0", "200", "400", "500"], "the last position is always there");
    let report = json(&["print", "training", "--step", "200"]);
    let row: Vec<f64> = lines[2].split(',').map(|number| number.parse().unwrap()).collect();
    for (column, name) in ["loss", "slope", "intercept", "grad_slope", "grad_intercept"].iter().enumerate() {
        assert_eq!(Some(row[column + 1]), report["quantities"][name].as_f64(), "{name}");
    }

    let output = lina(&["trace", "training", "--every", "50", "--format", "jsonl", "--step", "120"]);
    let rows: Vec<Json> =
        String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let steps: Vec<&str> = rows.iter().map(|row| row["step"].as_str().unwrap()).collect();
    assert_eq!(steps, ["0", "50", "100", "120"]);
    assert!(rows[1]["loss"].is_f64());
}

#[test]
fn every_column_of_a_trace_holds_numbers() {
    for lab in every_lab() {
        let name = lab.name;
        let (text, _) = answer(&["trace", name, "--every", "100"]);
        let mut rows = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let (header, last) = (rows.next().unwrap(), rows.next_back().unwrap());
        assert_eq!((header[0], header.len()), ("step", last.len()), "{name}");
        let report: Json = serde_json::from_str(&answer(&["print", name, "--step", last[0]]).0).unwrap();
        for (column, number) in header.iter().zip(last).skip(1) {
            let reported = report["quantities"][*column].as_f64();
            assert_eq!(number.parse().ok(), reported, "{name}: {column}");
            assert!(reported.is_some(), "{name}: {column}");
        }
    }
    let output = lina(&["trace", "residuals", "--every", "250"]);
    assert!(output.stdout.starts_with(b"step,mean,std,min,max,within_1,within_2\n"));
}

#[test]
fn trace_ends_where_the_numbers_do_and_says_so() {
    for every in ["1", "100"] {
        let output = lina(&["trace", "training", "--every", every, "--set", "lr=2.5"]);
        assert!(output.status.success());
        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!(text.lines().filter(|line| line.starts_with("242,")).count(), 1, "once");
        assert!(text.lines().last().unwrap().starts_with("242,"));
        assert!(String::from_utf8(output.stderr).unwrap().contains("in epoch 243 loss leaves the finite numbers"));
    }
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    for arguments in
        [&["trace", "training", "--set", "epochs=1000000"][..], &["print", "training", "--set", "points=100000"]]
    {
        let mut child = program(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success());
        assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

#[test]
fn without_a_terminal_it_says_so_and_points_at_print() {
    for arguments in [&[][..], &["training"], &["training", "--step", "3"]] {
        fails(arguments, 1, &["needs a terminal", "lina-tui print"]);
    }
    fails(&["dance"], 1, &["no lab `dance`", "training"]);
    fails(&["--step", "3"], 1, &["lina-tui LAB"]);
}
