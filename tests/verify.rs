//! What the articles print, and whether the program computes it.

#[path = "support/program.rs"]
#[allow(dead_code, reason = "each test file uses its part")]
mod program;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use lina_tui::labs::registry;
use lina_tui::report::verify::{self, Verdict};
use program::lina;

const FIGURES: &str = include_str!("../assets/figures.toml");

/// The file of figures with one thing written differently.
fn changed(from: &str, to: &str) -> String {
    assert_eq!(FIGURES.matches(from).count(), 1, "{from} is there once");
    FIGURES.replace(from, to)
}

/// How many figures come to which verdict.
fn verdicts(figures: &str) -> BTreeMap<&'static str, usize> {
    let checked = verify::verify(registry(), verify::read(figures).unwrap()).unwrap();
    let mut counts = BTreeMap::new();
    for checked in &checked {
        *counts.entry(checked.verdict.word()).or_default() += 1;
    }
    counts
}

#[test]
fn every_figure_is_computed_and_as_expected() {
    let checked = verify::verify(registry(), verify::articles()).unwrap();
    let mut of_article = BTreeMap::<&str, usize>::new();
    for checked in &checked {
        let figure = &checked.figure;
        assert!(checked.verdict.is_expected(), "{}, {}: {:?}", figure.part, figure.name, checked.computed);
        assert_eq!(
            checked.computed.is_none(),
            checked.verdict == Verdict::Measured,
            "{}, {}",
            figure.part,
            figure.name
        );
        *of_article.entry(&figure.by).or_default() += 1;
    }
    assert_eq!(of_article, BTreeMap::from([("Akhilesh", 136), ("Craig Johnston", 67)]));
    assert_eq!(verdicts(FIGURES), BTreeMap::from([("agrees", 139), ("differs", 61), ("a time", 3)]));
}

#[test]
fn figures_have_names_of_their_own_and_reasons_are_used() {
    let figures = verify::articles();
    let names: BTreeSet<_> = figures.iter().map(|figure| (&figure.article, &figure.part, &figure.name)).collect();
    assert_eq!(names.len(), figures.len());
    let used: BTreeSet<&str> = figures.iter().filter_map(|figure| figure.reason.as_deref()).collect();
    let file: toml::Table = FIGURES.parse().unwrap();
    let given: BTreeSet<&str> = file["reasons"].as_table().unwrap().values().filter_map(|why| why.as_str()).collect();
    assert_eq!(used, given);
}

#[test]
fn a_figure_that_differs_without_a_reason_stands_out() {
    let wrong = changed("\"0.991\"", "\"0.992\"");
    assert_eq!(verdicts(&wrong)["UNEXPLAINED"], 1);
    let without =
        changed("printed = \"0.0044\", decimals = 4, reason = \"other-line\"", "printed = \"0.0044\", decimals = 4");
    assert_eq!(verdicts(&without)["UNEXPLAINED"], 1);
    let shape = changed("\"(100, 2)\"", "\"(2, 100)\"");
    assert_eq!(verdicts(&shape)["UNEXPLAINED"], 1);
    let word = changed("[\"promoted\", \"not promoted\"]", "[\"promoted\", \"promoted\"]");
    assert_eq!(verdicts(&word)["UNEXPLAINED"], 1);
    // What does not exist agrees with nothing.
    let beyond = changed(
        "[81]], printed = [\"1.6543\", \"1.9341\", \"-1.8823\"], decimals = 4, reason = \"other-outliers\"",
        "[100]], printed = [\"0.0716\", \"-0.9192\", \"0\"], decimals = 4",
    );
    let counts = verdicts(&beyond);
    assert_eq!((counts["UNEXPLAINED"], counts["differs"]), (1, 58));
}

#[test]
fn a_reason_for_what_agrees_stands_out() {
    for (from, to) in [("\"13.8203\"", "\"14.1067\""), ("printed = \"0.8014\"", "printed = \"0.7520\"")] {
        let counts = verdicts(&changed(from, to));
        assert_eq!((counts["AGREES AFTER ALL"], counts["differs"]), (1, 60));
    }
}

#[test]
fn what_is_not_there_is_refused() {
    for (from, to, says) in [
        ("lab = \"backprop\"", "lab = \"forwardprop\"", "no lab `forwardprop`"),
        ("set = [\"set=words\"]", "set = [\"set=letters\"]", "one of music, words"),
        ("set = [\"set=words\"]", "set = [\"words\"]", "NAME=VALUE"),
        ("quantity = \"dW2\"", "quantity = \"dW9\"", "backprop has no quantity `dW9`"),
        ("parameter = \"slope\", printed = \"3.5\"", "parameter = \"tilt\", printed = \"3.5\"", "no parameter `tilt`"),
        ("\"301\", \"401\"], printed = [\"0.6997\"", "\"301\", \"901\"], printed = [\"0.6997\"", "past the end"),
        ("\"301\", \"401\"], printed = [\"0.6997\"", "\"301\", \"x\"], printed = [\"0.6997\"", "not a position"),
    ] {
        let refusal = verify::verify(registry(), verify::read(&changed(from, to)).unwrap()).unwrap_err();
        assert!(refusal.0.contains(says), "{refusal}");
    }
}

#[test]
fn the_command_lists_every_figure_and_succeeds() {
    let output = lina(&["verify"]);
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
    let text = String::from_utf8(output.stdout).unwrap();
    for line in text.lines() {
        assert!(line.chars().count() <= 80, "{line}");
        assert_eq!(line, line.trim_end());
    }
    let rows = text
        .lines()
        .filter(|line| ["agrees", "differs [", "a time ["].iter().any(|word| line.contains(&format!("  {word}"))));
    assert_eq!(rows.count(), 203);
    assert!(text.contains("\nLinear Algebra: Practical Applications in ML, by Craig Johnston\n====="));
    assert!(text.ends_with("\nIn all 203 figures: 139 agree, 61 differ for a known reason, 3 are times.\n"), "{text}");

    let output = lina(&["verify", "--format", "json"]);
    assert!(output.status.success() && output.stderr.is_empty());
    let figures: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let figures = figures.as_array().unwrap();
    assert_eq!(figures.len(), 203);
    let loss = figures.iter().find(|figure| figure["figure"] == "loss in epoch 100").unwrap();
    assert_eq!((&loss["printed"], &loss["step"], &loss["quantity"]), (&"0.8124".into(), &"100".into(), &"loss".into()));
    assert!((loss["computed"].as_f64().unwrap() - 2.222_300_966_682_148_7).abs() < 1e-9);
    assert_eq!(
        (&loss["agrees"], &loss["expected"], &loss["verdict"]),
        (&false.into(), &true.into(), &"differs".into())
    );
    assert!(loss["reason"].as_str().unwrap().contains("0.0410"));
}

/// A file of figures, which goes when the test does.
struct File(PathBuf);

impl File {
    fn new(name: &str, text: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{name}.toml", std::process::id()));
        std::fs::write(&path, text).unwrap();
        Self(path)
    }

    fn verify(&self, format: &str) -> (Option<i32>, String, String) {
        let output = lina(&["verify", "--figures", self.0.to_str().unwrap(), "--format", format]);
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    }
}

impl Drop for File {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn the_command_fails_when_a_figure_is_not_as_expected() {
    let wrong = File::new("wrong", &changed("\"0.991\"", "\"0.992\""));
    for format in ["text", "json"] {
        let (status, out, said) = wrong.verify(format);
        assert_eq!((status, said.as_str()), (Some(1), "lina-tui: 1 figure is not as expected\n"));
        assert!(out.to_lowercase().contains("unexplained"), "everything is listed all the same");
    }
    let (_, text, _) = wrong.verify("text");
    assert!(text.ends_with("61 differ for a known reason, 3 are times, 1 DIFFER WITHOUT ONE.\n"), "{text}");
    let after_all = File::new("after-all", &changed("\"13.8203\", \"13.4164\"", "\"14.1067\", \"13.6382\""));
    let (status, _, said) = after_all.verify("text");
    assert_eq!((status, said.as_str()), (Some(1), "lina-tui: 2 figures are not as expected\n"));
    for (name, text, says) in
        [("bad", "figures", "bad.toml: "), ("lab", &changed("\"softmax\"", "\"hardmax\""), "no lab")]
    {
        let (status, out, said) = File::new(name, text).verify("json");
        assert_eq!((status, out.as_str(), said.lines().count()), (Some(1), "", 1), "{said}");
        assert!(said.contains(says), "{said}");
    }
    let output = lina(&["verify", "--figures", "nowhere.toml"]);
    assert!(String::from_utf8(output.stderr).unwrap().contains("nowhere.toml cannot be read"));
}
