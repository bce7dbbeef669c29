//! What the README says can be written can be written.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use clap::Parser;
use lina_tui::cli::{Cli, Command};
use lina_tui::driver::config::Config;
use lina_tui::driver::{headless, opening};
use support::labs::{Tried, every_lab, labs};
use support::person::Person;

const README: &str = include_str!("../README.md");

/// The words of a command line, as a shell takes them apart.
fn words(line: &str) -> Vec<String> {
    let (mut words, mut is_quoted) = (vec![String::new()], false);
    for character in line.chars() {
        match character {
            '"' | '\'' => is_quoted = !is_quoted,
            ' ' if !is_quoted => words.push(String::new()),
            other => words.last_mut().unwrap().push(other),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Every command line: in a block of lines for a shell, or set off in a sentence.
fn command_lines() -> Vec<String> {
    let in_blocks = README.lines().filter(|line| line.starts_with("lina-tui "));
    let in_blocks = in_blocks.map(|line| line.split(" #").next().unwrap().trim());
    let in_sentences = README.split('`').skip(1).step_by(2).filter(|code| code.starts_with("lina-tui"));
    in_blocks.chain(in_sentences).map(str::to_owned).collect()
}

#[test]
fn every_command_line_does_something() {
    let lines = command_lines();
    assert!(lines.len() > 20, "{lines:?}");
    for line in lines {
        let cli = Cli::try_parse_from(words(&line)).unwrap_or_else(|error| panic!("{line}: {error}"));
        // Files of others and what a clock takes its time for are tried elsewhere.
        let is_elsewhere = ["--data", "verify", "homework.py"].iter().any(|word| line.contains(word));
        match &cli.command {
            _ if is_elsewhere => {}
            Some(command @ (Command::Print { .. } | Command::Lesson { .. } | Command::List { .. })) => {
                let done = headless::run(labs(), command, std::io::sink(), &mut std::io::sink());
                assert!(done.is_ok(), "{line}: {done:?}");
            }
            Some(_) => {}
            None => {
                let opened = opening::open(labs(), &cli.open, &Config::default());
                assert!(opened.is_ok(), "{line}: {:?}", opened.err());
            }
        }
    }
}

#[test]
fn every_command_can_be_written_in_some_lab() {
    let chapter = README.split_once("## Commands").unwrap().1.split_once("\n## ").unwrap().0;
    let block = chapter.split("```").nth(1).unwrap();
    // At the start of every run, and at its end.
    let before = |lab: &Tried, keys: &str| {
        let mut person = Person::before(lab.name, 80, 24);
        person.press(keys);
        person
    };
    let people: Vec<Person> = every_lab().flat_map(|lab| ["", "end"].map(|keys| before(lab, keys))).collect();
    let mut count = 0;
    for line in block.lines().skip(1) {
        let (commands, others) = line.split_once("   ").unwrap_or((line, ""));
        let others = others.trim();
        let others = others.strip_prefix("also ").map(|also| also.split(", "));
        for command in commands.split(" · ").chain(others.into_iter().flatten()) {
            let command = command.trim();
            count += usize::from(!command.is_empty());
            let reads = |person: &Person| person.app.read(command).is_ok();
            assert!(people.iter().any(reads), "`{command}`: {:?}", people[8].app.read(command).err());
        }
    }
    assert!(count > 30, "{count}");
}

#[test]
fn the_settings_that_are_shown_can_be_set() {
    let text = README.split("```toml").nth(1).unwrap().split("```").next().unwrap();
    let (config, complaints) = lina_tui::driver::config::read(text, labs());
    assert_eq!(complaints, []);
    assert_eq!((config.speed, config.mouse, config.keys.len()), (Some(2.0), false, 1));
}
