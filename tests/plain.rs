//! The program without a screen: commands by line, answered in sentences and small tables.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::io::Cursor;

use clap::Parser;
use lina_tui::cli::Cli;
use lina_tui::driver::config::Config;
use lina_tui::driver::plain;
use support::labs::{every_lab, labs};

/// What is told to somebody who writes these lines.
fn told(arguments: &[&str], lines: &str) -> String {
    let arguments = ["lina-tui", "--plain"].iter().chain(arguments);
    let cli = Cli::try_parse_from(arguments).unwrap();
    let mut out = vec![];
    plain::run(labs(), &cli.open, &Config::default(), Cursor::new(lines.to_owned()), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn a_step_is_told_in_a_sentence_with_its_arithmetic_and_what_it_computed() {
    let told = told(&["training"], "+1\n");
    assert!(told.starts_with("training: epoch 0 of 500\n"), "{told}");
    let step = told.split_once("training: epoch 1 of 500; update").unwrap().1;
    assert!(step.contains("The intercept 0.1371 is still below 7.2059"), "{step}");
    assert!(step.contains("slope ← 0 − 0.01 · (−4.1049) = 0.0410"), "{step}");
    assert!(step.contains("  intercept = 0.13708761717521223  ("), "{step}");
}

#[test]
fn what_is_no_command_is_answered_in_one_line_and_nothing_is_lost() {
    let told = told(&["training", "--step", "7"], "no such thing\n\n+1\n");
    assert_eq!(told.lines().filter(|line| line.contains("is no command")).count(), 1, "{told}");
    assert!(told.contains("training: epoch 8 of 500"), "{told}");
}

#[test]
fn reading_ends_with_quit_with_the_lines_and_never_with_a_comment() {
    assert!(!told(&["softmax"], "quit\n1\n").contains("stage 1 of"), "nothing is read after it");
    assert!(told(&["softmax"], "# a comment\n1").contains("stage 1 of"), "the last line need not end");
    assert_eq!(told(&["softmax"], "").lines().next(), told(&["softmax"], "# only\n").lines().next());
}

#[test]
fn a_page_is_told_once() {
    let told = told(&["attention"], "lesson\n1\n");
    assert_eq!(told.matches("Why it matters").count(), 1, "{told}");
    assert!(told.contains("attention: stage 1 of"), "{told}");
}

#[test]
fn playing_ends_where_it_ends() {
    let told = told(&["softmax"], "play\n");
    assert!(told.contains("softmax: stage 6 of 6"), "{told}");
    // However slowly it would play, and however long.
    let told = self::told(&["training", "--set", "epochs=1000000"], "play 0.5\nplay back\n");
    assert!(told.contains("training: epoch 1000000 of 1000000"), "{told}");
    assert!(told.trim_end().ends_with(told.lines().nth(1).unwrap()), "it is back at the start: {told}");
}

#[test]
fn every_lab_is_told_at_every_stage_in_lines_without_anything_a_terminal_obeys() {
    for lab in every_lab() {
        let steps = (1..=6).map(|step| format!("{step}\nwhy\n\n")).collect::<Vec<_>>().concat();
        let told = told(&[lab.name], &format!("{steps}edit\n\nend\nhelp\nglossary\nlesson\n"));
        assert!(told.contains(&format!("{}: ", lab.name)), "{told}");
        assert!(told.chars().all(|c| c == '\n' || !c.is_control()), "{told}");
        let widest = told.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest < 4000, "{} has a line of {widest} characters", lab.name);
    }
}
#[test]
fn a_question_is_asked_and_the_next_line_answers_it() {
    let told = told(&["training"], "predict\nstep\n+\n");
    assert!(told.contains("your answer:"), "nothing was asked: {told}");
    assert!(told.contains("✓ right"), "`+` is up, and up it goes: {told}");
}

#[test]
fn what_is_watched_is_told_in_labs_and_in_programs() {
    let told = told(&["training"], "+3\n= np.mean(errors ** 2)\n+1\n=\n");
    let watched: Vec<&str> = told.lines().filter(|line| line.starts_with("= np.mean(errors ** 2): ")).collect();
    assert_eq!(watched.len(), 2, "as long as it is watched: {told}");
    assert_ne!(watched[0], watched[1], "and as it is where one stands");
    let told = self::told(&["pca"], "end\n= 2 * 21\n");
    assert!(told.contains("= 2 * 21: 42"), "{told}");
}

#[test]
fn playing_a_program_stops_at_marked_lines() {
    let told = told(&["xor_network"], "break 41\nbreak list\nplay\nplay\nclear\nplay\n");
    assert!(told.contains("is marked"), "{told}");
    // Twice it comes there, and once more it is told where it stands.
    assert_eq!(told.matches("At the mark, line ").count(), 3, "{told}");
    assert!(told.contains("The program has ended"), "{told}");
}
