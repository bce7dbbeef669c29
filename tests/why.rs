//! "Why that number?": every number of every lab is asked about, at its start, between, and at its end.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::collections::BTreeSet;

use lina_tui::input::{Action, Scope};
use lina_tui::lab::inquiry::{Answer, Inquiry};
use lina_tui::lab::program::Reference;
use lina_tui::lab::{Element, Position, Since, Snapshot};
use lina_tui::ops::Cell;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use ratatui::style::Modifier;
use support::labs::{every_lab, every_run};
use support::person::Person;
use support::stood::{Stood, open};

/// Cells of one quantity that are asked about at most.
const ASKED: usize = 60;

/// From so many terms on an answer does not add them up once more.
const MOST_TERMS: usize = 20_000;

/// Every name that something is known under, where the lab stands.
fn names(frame: &Snapshot) -> BTreeSet<&str> {
    let evaluations = [Some(&frame.now), frame.step.as_ref().map(|step| &step.evaluation)];
    evaluations.into_iter().flatten().flat_map(|known| known.quantities().map(|(name, _)| name)).collect()
}

/// Holds an answer to what it promises.
#[track_caller]
fn assert_holds(answer: &Answer, frame: Option<&Snapshot>, what: &str) {
    let name = &answer.asked.name;
    let shown = frame.and_then(|frame| frame.number(name, answer.asked.cell));
    let Some(number) = answer.number else {
        assert!(answer.arithmetic.is_none() && answer.terms.is_empty() && answer.agrees().is_none(), "{what}");
        assert!(shown.is_none() || answer.shape.is_empty(), "{what}: {shown:?} is known, but not to the answer");
        return;
    };
    let evaluation = &answer.evaluation;
    let place = Element { of: answer.asked.of, cell: answer.asked.cell };
    assert_eq!(number.to_bits(), evaluation.number(place).to_bits(), "{what}");
    let Some(arithmetic) = &answer.arithmetic else {
        assert!(matches!(answer.asked.of, Reference::Input(_)), "{what} is computed, but not explained");
        assert!(answer.terms.is_empty() && answer.formula.is_none(), "{what}");
        return;
    };
    assert!(answer.formula.is_some(), "{what}");
    let agrees = if arithmetic.terms().is_some_and(|terms| terms > MOST_TERMS) { None } else { Some(true) };
    assert_eq!(answer.agrees(), agrees, "{what}: {number} and {:?}", answer.recomputed);
    for (place, shape) in answer.sources().map(|place| (place, evaluation.shape(place.of))) {
        let name = evaluation.program().name(place.of);
        assert!(evaluation.find(name).is_some() || matches!(place.of, Reference::Input(_)), "{what}: {name}");
        assert_eq!(shape.nearest(place.cell), place.cell, "{what}: {name} has no such cell");
    }
    if answer.terms.len() == answer.all_terms {
        let listed: Vec<Element> = answer.sources().collect();
        arithmetic.visit(MOST_TERMS, &mut |source| {
            assert!(listed.contains(source), "{what}: {} is in it", evaluation.program().name(source.of));
        });
    }
    if answer.is_sorted {
        assert!(answer.terms.is_sorted_by(|a, b| a.number.is_nan() || a.number.abs() >= b.number.abs()), "{what}");
    }
}

/// Goes on to the chosen source, where there is an answer that has one.
fn go_on(inquiry: &mut Inquiry, shown: &Snapshot) -> bool {
    inquiry.answer(shown).is_some_and(|answer| inquiry.go_on(shown, &answer))
}

/// Chooses the next source, where there is an answer.
fn choose(inquiry: &mut Inquiry, shown: &Snapshot) {
    if let Some(answer) = inquiry.answer(shown) {
        inquiry.choose(&answer, true);
    }
}

#[test]
fn every_number_says_where_it_came_from() {
    for (lab, settings) in every_run() {
        let mut session = open(lab, settings);
        for position in session.positions() {
            session.go_to(position);
            let frame = session.snapshot();
            for name in names(frame) {
                let of = |cell| Inquiry::about(frame, name, cell).unwrap_or_else(|| panic!("{lab}: {name}"));
                let shape = of(Cell::SCALAR).asked().shape;
                let every = shape.len().div_ceil(ASKED).max(1);
                for cell in shape.cells().step_by(every) {
                    let what = format!("{lab} {settings:?} at {position}: {name}{}", cell.index(shape));
                    let inquiry = of(cell);
                    assert_eq!((inquiry.asked().cell, inquiry.path().len()), (cell, 1), "{what}");
                    let answer = inquiry.answer(frame).unwrap_or_else(|| panic!("{what}: no answer"));
                    assert_holds(&answer, Some(frame), &what);
                    // What stands on the screen is what is answered; a new weight comes from the stage before.
                    if let (Some(shown), Some(number)) = (frame.number(name, cell), answer.number) {
                        let is_it = (shown - number).abs() <= 1e-12 * shown.abs().max(1e-300);
                        assert!(shown.to_bits() == number.to_bits() || is_it, "{what}: {shown}, not {number}");
                    }
                }
            }
        }
    }
}

#[test]
fn from_every_number_the_way_leads_back_to_the_data() {
    for (lab, settings) in every_run() {
        let mut session = open(lab, settings);
        for position in session.positions() {
            session.go_to(position);
            let frame = session.snapshot();
            for name in names(frame) {
                for is_first in [true, false] {
                    let what = format!("{lab} {settings:?} at {position}: {name}");
                    let corner = Cell::new(usize::MAX, usize::MAX);
                    let mut inquiry = Inquiry::about(frame, name, corner).unwrap();
                    let longest = 20 + inquiry.asked().shape.len() + 20 * frame.now.program().statements().len();
                    let mut steps = 0;
                    loop {
                        let answer = inquiry.answer(frame).unwrap();
                        assert_holds(&answer, Some(frame), &format!("{what} › {}", answer.asked.name));
                        let sources = answer.sources().count();
                        inquiry.chosen = Some(if is_first { 0 } else { sources.saturating_sub(1) });
                        let is_at_end = answer.number.is_none() || sources == 0;
                        if !go_on(&mut inquiry, frame) {
                            assert!(is_at_end, "{what}: {} has {sources} sources", answer.asked.name);
                            break;
                        }
                        steps += 1;
                        assert!(steps < longest.min(2000), "{what}: no end, {:?}", inquiry.asked());
                    }
                    assert_eq!(inquiry.path().len(), steps + 1);
                    while inquiry.go_back() {}
                    assert_eq!(inquiry.path().len(), 1);
                }
            }
        }
    }
}

#[test]
fn a_new_weight_comes_from_the_update_that_led_to_it() {
    let mut session = open("training", &["epochs=20"]);
    session.go_to_written("3");
    let frame = session.snapshot();
    let mut inquiry = Inquiry::about(frame, "slope", Cell::SCALAR).unwrap();
    let answer = inquiry.answer(frame).unwrap();
    assert_eq!(answer.number, frame.scalar("slope"));
    assert!(answer.formula.as_deref().is_some_and(|formula| formula.contains("lr")), "{:?}", answer.formula);
    let names: Vec<&str> = answer.sources().map(|place| answer.evaluation.program().name(place.of)).collect();
    assert_eq!(names, ["slope", "lr", "grad_slope"]);
    inquiry.chosen = Some(0);
    assert!(go_on(&mut inquiry, frame));
    let before = inquiry.answer(frame).unwrap();
    let mut earlier = open("training", &["epochs=20"]);
    earlier.go_to(Position::after(2));
    assert_eq!(before.number, earlier.scalar("slope"), "it started from the slope of epoch 2");
    // What is known now is answered by what is known now.
    let errors = Inquiry::about(frame, "errors", Cell::at(3)).unwrap().answer(frame).unwrap();
    assert_eq!(errors.number, frame.number("errors", Cell::at(3)));
    assert_eq!(errors.agrees(), Some(true));
    // At the start nothing led to it.
    session.go_to(Position::START);
    let given = Inquiry::about(session.snapshot(), "slope", Cell::SCALAR).unwrap().answer(session.snapshot()).unwrap();
    assert!(given.arithmetic.is_none() && given.number == Some(0.0));
}

/// What somebody can do with an open question.
#[derive(Debug, Clone, Copy)]
enum Move {
    GoTo(u64, u64),
    Choose(usize),
    On,
    Back,
    Cell(isize, isize),
    Quantity(bool),
}

fn moves() -> impl Strategy<Value = Move> {
    prop_oneof![
        4 => (0..22_u64, 0..12_u64).prop_map(|(done, stage)| Move::GoTo(done, stage)),
        3 => (0..9_usize).prop_map(Move::Choose),
        6 => Just(Move::On),
        1 => Just(Move::Back),
        1 => (-2..=2_isize, -2..=2_isize).prop_map(|(rows, columns)| Move::Cell(rows, columns)),
        1 => prop::bool::ANY.prop_map(Move::Quantity),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]

    /// While a question stays open, the lab goes anywhere: the answer is that to the same question asked anew.
    #[test]
    fn an_open_question_follows_the_lab(
        case in prop::sample::select(every_run().collect::<Vec<_>>()),
        start in (0..22_u64, 0..12_u64),
        pick in any::<prop::sample::Index>(),
        walk in prop::collection::vec(moves(), 1..40),
    ) {
        let (lab, settings) = case;
        let mut session = open(lab, settings);
        let go_to = |session: &mut Stood, (done, stage): (u64, u64)| {
            let stages = session.snapshot().stages(done.min(session.snapshot().rounds().saturating_sub(1)));
            session.go_to(Position { done, stage: stage % stages });
        };
        go_to(&mut session, start);
        let known: Vec<&str> = names(session.snapshot()).into_iter().collect();
        let name = known[pick.index(known.len())];
        let mut inquiry = Inquiry::about(session.snapshot(), name, Cell::new(1, 1)).unwrap();
        for step in walk {
            match step {
                Move::GoTo(done, stage) => go_to(&mut session, (done, stage)),
                Move::Choose(times) => (0..times).for_each(|_| choose(&mut inquiry, session.snapshot())),
                Move::On => _ = go_on(&mut inquiry, session.snapshot()),
                Move::Back => _ = inquiry.go_back(),
                Move::Cell(rows, columns) => inquiry.move_by(session.snapshot(), rows, columns),
                Move::Quantity(next) => inquiry.next_quantity(session.snapshot(), next),
            }
            let (frame, asked) = (session.snapshot(), inquiry.asked());
            let what = format!("{lab} {settings:?} at {}: {asked:?}", session.position());
            let Some(answer) = inquiry.answer(frame) else {
                prop_assert!(Inquiry::about(frame, &asked.name, asked.cell).is_none(), "{}", what);
                continue;
            };
            // What a source was in an earlier stage need not be what has its name now.
            assert_holds(&answer, Some(&**frame).filter(|_| inquiry.path().len() == 1), &what);
            prop_assert!(answer.sources().count() == 0 || answer.sources().nth(inquiry.chosen(&answer)).is_some()
                || matches!(step, Move::GoTo(..)), "{}: source {} is chosen", what, inquiry.chosen(&answer));
            if inquiry.path().len() == 1 {
                let anew = Inquiry::about(frame, &asked.name, asked.cell).and_then(|anew| anew.answer(frame));
                let number = anew.and_then(|anew| anew.number);
                prop_assert_eq!(answer.number.map(f64::to_bits), number.map(f64::to_bits), "{}", what);
            }
        }
    }
}

#[test]
fn parameters_may_change_while_a_question_is_open() {
    for lab in every_lab() {
        let (name, changes) = (lab.name, &lab.cases.changes);
        let count = lab.entry.description.quantities.len() + 4;
        for position in open(name, &lab.cases.computed[0]).positions() {
            for quantity in (0..count).step_by(3) {
                let mut session = open(name, &[""; 0]);
                session.go_to(position);
                let first = names(session.snapshot()).into_iter().next();
                let Some(first) = first else { continue };
                let corner = Cell::new(usize::MAX, usize::MAX);
                let mut inquiry = Inquiry::about(session.snapshot(), first, corner).unwrap();
                (0..quantity).for_each(|_| inquiry.next_quantity(session.snapshot(), true));
                inquiry.move_by(session.snapshot(), 1000, 1000);
                go_on(&mut inquiry, session.snapshot());
                for (k, change) in changes.iter().enumerate() {
                    let (parameter, value) = change.split_once('=').unwrap();
                    let from = if k % 2 == 0 { Since::Start } else { Since::Here };
                    // Some do not go together, and are refused.
                    let _ = session.set(parameter, value, from);
                    let frame = session.snapshot();
                    let what = format!("{name} at {position}, {change}: {:?}", inquiry.asked());
                    if let Some(answer) = inquiry.answer(frame) {
                        assert_holds(&answer, None, &what);
                        assert_eq!(answer.asked.name, inquiry.asked().name, "{what}");
                    }
                    let mut other = inquiry.clone();
                    choose(&mut other, frame);
                    go_on(&mut other, frame);
                    other.next_quantity(frame, false);
                    assert!(other.answer(frame).is_some(), "{what}: the next quantity is there");
                }
            }
        }
    }
}

/// Cells of the picture that are underlined, or turned round: those that are lit while a question is open.
fn lit(person: &Person) -> (usize, usize) {
    let buffer = person.buffer();
    let height = buffer.area.height;
    let row = |y: &u16| -> String { (0..buffer.area.width).map(|x| buffer[(x, *y)].symbol()).collect() };
    let rows: Vec<u16> = (1..height - 3).collect();
    let from = rows.iter().position(|y| row(y).contains(" why ")).unwrap_or(rows.len());
    let to = rows[from..].iter().position(|y| row(y).starts_with('╰')).map_or(rows.len(), |length| from + length + 1);
    let picture = rows.iter().enumerate().filter(|(k, _)| !(from..to).contains(k)).map(|(_, y)| *y);
    let cells: Vec<_> = picture.flat_map(|y| (0..buffer.area.width).map(move |x| (x, y))).collect();
    let count = |modifier| cells.iter().filter(|at| buffer[**at].modifier.contains(modifier)).count();
    (count(Modifier::UNDERLINED), count(Modifier::REVERSED))
}

#[test]
fn enter_asks_why_and_the_sources_are_lit() {
    for (lab, rounds) in every_lab().flat_map(|lab| (1..=3).map(move |rounds| (lab, rounds))) {
        let name = lab.name;
        let mut person = Person::before(name, 80, 24);
        (0..rounds).for_each(|_| _ = person.press("right"));
        if person.shown().position == person.shown().end() {
            continue;
        }
        let before = person.text();
        person.press("i");
        assert_eq!(person.app.scope(), Scope::Asking, "{name}");
        let Some((of, _)) = person.looked_at() else { panic!("{name}") };
        assert!(person.text().contains(&format!("why {of}")), "{name}: {of}\n{}", person.text());
        let is_given = person.text().contains("this is where the numbers begin");
        assert!(is_given || person.text().contains("the arithmetic comes to it"), "{name}\n{}", person.text());
        if !is_given && !lab.cases.is_without_numbers {
            let (underlined, reversed) = lit(&person);
            assert!(underlined + reversed > 0, "{name}: nothing is lit\n{}", person.picture());
        }
        let here = person.shown().position;
        person.press(", .");
        assert_eq!((person.app.scope(), person.shown().position), (Scope::Asking, here), "{name}: it stays open");
        person.press("enter backspace esc");
        assert_eq!(person.app.scope(), Scope::Screen);
        assert_eq!(person.text(), before, "{name}: without a trace");
    }
}

#[test]
fn enter_asks_where_it_does_not_open_a_lab() {
    let mut person = Person::before("attention", 80, 24);
    person.press("right right right enter");
    assert_eq!(person.app.scope(), Scope::Asking);
    person.press("esc 0 enter");
    assert_eq!((person.app.scope(), person.shown().description().name), (Scope::Screen, "training"));
    person.press("0 i");
    assert_eq!(person.app.scope(), Scope::Asking, "i asks there, too: {}", person.text());
}

#[test]
fn an_open_question_can_be_drawn_at_every_size() {
    for lab in every_lab().map(|lab| lab.name) {
        let mut person = Person::before(lab, 80, 24);
        person.press("right right . i");
        assert_eq!(person.app.scope(), Scope::Asking, "{lab}");
        for path in ["", "enter down", "enter"] {
            person.press(path);
            for (width, height) in (0..=90).step_by(6).flat_map(|w| (0..=32).step_by(3).map(move |h| (w, h))) {
                person.resize(width, height);
                person.buffer();
            }
            person.resize(200, 60);
            person.buffer();
        }
    }
}

#[test]
fn what_is_looked_at_is_there_after_its_shape_has_changed() {
    for lab in every_lab() {
        for rounds in [0, 1, 2, 3, 100_000] {
            let mut person = Person::before(lab.name, 80, 24);
            person.act(Action::GoTo(Position::after(rounds)));
            person.press("> ] ] ] ] ] ] ] ]");
            for change in &lab.cases.changes {
                // As a script would do it; the cursor is where it was.
                person.set(change);
                person.press("i");
                person.buffer();
                if person.app.scope() == Scope::Asking {
                    let text = person.text();
                    assert!(!text.contains("nothing of this name"), "{} {change}\n{text}", lab.name);
                }
                person.press("esc");
            }
        }
    }
}

/// What is asked, as it stands above the answer: `why slope = 0.0410?`.
fn asked(person: &Person) -> String {
    let text = person.text();
    let line = text.lines().find(|line| line.contains("╭ why ")).unwrap_or_else(|| panic!("nothing is asked\n{text}"));
    line.split("╭ why ").nth(1).unwrap().split('?').next().unwrap().to_owned()
}

#[test]
fn what_a_round_began_with_leads_on_to_the_round_before() {
    let mut person = Person::before("training", 80, 24);
    person.press("right right right i");
    person.act(Action::AskAbout("slope".into()));
    let of_third = asked(&person);
    // Of slope, lr and the gradient the gradient explains most; the slope before is two further up.
    assert!(person.text().contains("slope, lr") || person.text().contains("grad_slope"), "{}", person.text());
    person.press("up up enter");
    assert_eq!(person.shown().position, Position::after(3));
    person.press("enter");
    assert_eq!(person.shown().position, Position::after(2), "{}", person.text());
    assert_eq!(
        asked(&person),
        format!("slope = {}", lina_tui::page::number::number(person.shown().scalar("slope").unwrap()))
    );
    assert!(person.text().contains("lr"), "it is the update of epoch 2\n{}", person.text());
    person.press("backspace");
    assert_eq!(person.shown().position, Position::after(3), "back to where it was asked");
    person.press("backspace");
    assert_eq!(asked(&person), of_third);
    // At the start of the run the way ends.
    person.press("esc home right i");
    person.act(Action::AskAbout("slope".into()));
    person.press("up up enter enter");
    assert_eq!(person.shown().position, Position::after(1));
    assert!(person.text().contains("what the run begins with"), "{}", person.text());
}

#[test]
fn the_picture_follows_to_the_stage_where_the_source_was_computed() {
    let mut person = Person::before("attention", 80, 24);
    person.press("end i");
    assert!(asked(&person).starts_with("output[0,0]"), "{}", person.text());
    person.press("enter");
    assert!(asked(&person).starts_with("weights["), "{}", person.text());
    let stage = person.shown().step.as_ref().unwrap();
    assert!(stage.computes("weights"), "it stands at {}", stage.name());
    person.press("backspace");
    assert_eq!(person.shown().position, person.shown().end());
}

#[test]
fn a_division_shows_its_division_and_the_source_that_explains_most_is_chosen() {
    let frame_at = |lab: &str, place: &str| {
        let mut session = open(lab, &[""; 0]);
        session.go_to_end();
        let (name, cell) = support::stood::place(place);
        Inquiry::about(session.snapshot(), name, cell).unwrap().answer(session.snapshot()).unwrap()
    };
    let name = |answer: &Answer| {
        let place = answer.sources().nth(answer.first_chosen()).unwrap();
        answer.evaluation.program().name(place.of).to_owned()
    };
    let slope = {
        let mut session = open("training", &["epochs=20"]);
        session.go_to_written("3");
        Inquiry::about(session.snapshot(), "slope", Cell::SCALAR).unwrap().answer(session.snapshot()).unwrap()
    };
    assert_eq!(name(&slope), "grad_slope");
    let answer = frame_at("attention", "output[0,0]");
    let place = answer.sources().nth(answer.first_chosen()).unwrap();
    let term = answer.terms.iter().find(|term| term.sources.contains(&place)).unwrap();
    assert!(answer.terms.iter().all(|other| other.number.abs() <= term.number.abs()));
    for (lab, name) in [("softmax", "shifted[0]"), ("layers", "output[0,0]")] {
        let mut person = Person::before(lab, 80, 24);
        person.press("end");
        person.act(Action::AskAbout(name.into()));
        let text = person.text();
        let joined = text.lines().find(|line| line.contains("│ = "));
        assert!(joined.is_some(), "{lab} {name}: how the terms are joined\n{text}");
        let sign = if name.starts_with("shifted") { "max(" } else { "/" };
        assert!(joined.unwrap().contains(sign), "{lab} {name}\n{text}");
    }
}

#[test]
fn the_answer_does_not_hide_the_number_in_question() {
    for lab in every_lab().filter(|lab| !lab.cases.is_without_numbers).map(|lab| lab.name) {
        for (width, height) in [(80, 24), (120, 36)] {
            let mut person = Person::before(lab, width, height);
            person.press("right right > i");
            let text = person.text();
            if !text.contains("the arithmetic comes to it") {
                continue;
            }
            let before = {
                person.press("esc");
                person.buffer()
            };
            person.press("i");
            let buffer = person.buffer();
            let rows = |buffer: &ratatui::buffer::Buffer| {
                let is_marked = |y: u16| (0..width).any(|x| buffer[(x, y)].modifier.contains(Modifier::REVERSED));
                (1..height - 3).filter(|y| is_marked(*y)).collect::<Vec<u16>>()
            };
            // Where it was marked before, it is to be seen still, or it was nowhere.
            assert!(rows(&before).is_empty() || !rows(&buffer).is_empty(), "{lab} {width}x{height}\n{text}");
        }
    }
}
