//! What stays from one stage to the next stays where it is and as it is written.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::collections::{BTreeMap, BTreeSet};

use support::labs::every_lab;
use support::person::Person;

/// Rows of numbers that are read below a title.
const ROWS: usize = 12;

/// A matrix on the screen.
#[derive(Debug, Clone, PartialEq)]
struct Drawn {
    /// The column that its title begins in.
    x: usize,
    /// How many matrices stand to the left of it.
    place: usize,
    /// How many digits its numbers have behind the point.
    decimals: BTreeSet<usize>,
}

/// Where the words of a line that name something known begin: `exp (4×4)` and `exp [0:4, 0:2]`.
fn titles(line: &[char], known: &BTreeSet<String>) -> Vec<(usize, String)> {
    let text: String = line.iter().collect();
    let mut found = vec![];
    for name in known {
        for opening in [" (", " ["] {
            let title = format!("{name}{opening}");
            for (at, _) in text.match_indices(&title) {
                let x = text[..at].chars().count();
                let is_whole = x == 0 || line[x - 1] == ' ' || line[x - 1] == '│';
                let is_shape = line.get(x + title.chars().count()).is_some_and(char::is_ascii_digit);
                if is_whole && is_shape {
                    found.push((x, name.clone()));
                }
            }
        }
    }
    found.sort();
    found
}

/// The matrices that are on the screen, by their names.
fn matrices(person: &Person) -> BTreeMap<String, Drawn> {
    let shown = person.shown();
    let program = shown.step.as_ref().map(|step| step.evaluation.program().clone());
    let known: BTreeSet<String> = program
        .iter()
        .flat_map(|program| program.statements().iter().map(|line| line.name.to_string()))
        .chain(shown.now.quantities().map(|(name, _)| name.to_owned()))
        .collect();
    let text = person.below_the_tabs();
    let lines: Vec<Vec<char>> = text.lines().map(|line| line.chars().collect()).collect();
    let mut found = BTreeMap::new();
    for (y, line) in lines.iter().enumerate() {
        // Titles of panels and formulas are none of matrices.
        let is_of_a_panel = line.contains(&'╭') || line.contains(&'=');
        let titles = if is_of_a_panel { vec![] } else { titles(line, &known) };
        for (place, (x, name)) in titles.iter().enumerate() {
            let end = titles.get(place + 1).map_or(usize::MAX, |(x, _)| *x);
            let mut decimals = BTreeSet::new();
            let below = lines.iter().skip(y + 1).take(ROWS).take_while(|line| !line.contains(&'╰'));
            for line in below.filter(|line| !line.contains(&':')) {
                let part: String = line.iter().skip(*x).take(end.saturating_sub(*x)).collect();
                let numbers = part.split([' ', '│', '▸', '×', '→']).filter(|word| !word.contains('e'));
                let behind = numbers.filter_map(|word| word.split_once('.')).map(|(_, behind)| behind);
                decimals.extend(behind.filter(|b| b.chars().all(|c| c.is_ascii_digit())).map(str::len));
            }
            found.entry(name.clone()).or_insert(Drawn { x: *x, place, decimals });
        }
    }
    found
}

/// What the stage in front computes.
fn results(person: &Person) -> BTreeSet<String> {
    let step = person.shown().step.clone();
    let names = step
        .iter()
        .flat_map(|step| step.statements().map(|(_, statement)| statement.name.to_string()).collect::<Vec<_>>());
    names.collect()
}

#[test]
fn from_stage_to_stage_a_quantity_keeps_its_format_and_an_operand_its_side() {
    let (mut kept, mut complaints) = (0, vec![]);
    for (width, height) in [(80, 24), (120, 36)] {
        for lab in every_lab().filter(|lab| lab.entry.is_in_stages && !lab.entry.is_home) {
            let mut person = Person::before(lab.name, width, height);
            let mut before: Option<(BTreeMap<String, Drawn>, BTreeSet<String>)> = None;
            for _ in 0..24 {
                person.press("right");
                let (now, computed) = (matrices(&person), results(&person));
                let at = format!("{} at {width}x{height}, stage {}", lab.name, person.shown().position);
                for (name, drawn) in &now {
                    let Some((earlier, was_computed)) = &before else { break };
                    let Some(was) = earlier.get(name) else { continue };
                    // What stands in two pictures at once, a table and bars, may stand in one of them later.
                    let is_kept = was.decimals.is_subset(&drawn.decimals) || drawn.decimals.is_subset(&was.decimals);
                    if !is_kept {
                        complaints
                            .push(format!("{at}: {name} had {:?} decimals, now {:?}", was.decimals, drawn.decimals));
                    }
                    let is_operand = !computed.contains(name) && !was_computed.contains(name);
                    if is_operand && was.place != drawn.place {
                        complaints.push(format!("{at}: {name} stood in place {}, now in {}", was.place, drawn.place));
                    }
                    kept += 1;
                }
                before = Some((now, computed));
            }
        }
    }
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    assert!(kept > 40, "{kept} were there twice");
}
