//! What the app makes of what people do.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use lina_tui::app::{Effect, Message, Pace};
use lina_tui::input::Action;
use lina_tui::lab::{Errand, Parameters, Position};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use support::labs::{every_lab, lab};
use support::person::{Arrivals, Person};

fn person() -> Person {
    Person::before("training", 80, 24)
}

fn position(person: &Person) -> String {
    person.shown().position.to_string()
}

#[test]
fn it_starts_paused_at_the_start() {
    let person = person();
    assert_eq!(position(&person), "0");
    assert_eq!(person.app.pace(), Pace::Idle);
    assert!(person.text().contains("‖ paused"));
}

#[test]
fn keys_step_by_round_and_by_stage_both_ways() {
    let mut person = person();
    for (keys, at) in [
        ("right right", "2"),
        (".", "3.1"),
        (". . .", "3.4"),
        (".", "3"),
        (",", "3.4"),
        ("left", "2"),
        (",", "2.4"),
        ("right", "2"),
        ("end", "500"),
        ("right .", "500"),
        ("left", "499"),
        ("home", "0"),
        ("left ,", "0"),
        (": \"137 enter", "137"),
        (": \"137.3 enter", "137.3"),
        (": \"+10 enter", "146"),
        (": \"-100 enter", "46"),
        (": \"end enter", "500"),
        (": \"start enter", "0"),
    ] {
        person.press(keys);
        assert_eq!(position(&person), at, "after {keys}");
    }
}

#[test]
fn playing_goes_on_by_ticks_and_stops_at_the_ends() {
    let mut person = person();
    person.press("space");
    assert!(matches!(person.app.pace(), Pace::After(_)));
    person.act(Action::Tick);
    person.act(Action::Tick);
    assert_eq!(position(&person), "2");
    person.press("space");
    assert_eq!(person.app.pace(), Pace::Idle);
    person.act(Action::Tick);
    assert_eq!(position(&person), "2", "a late tick moves nothing");
    person.press("r");
    (0..5).for_each(|_| _ = person.act(Action::Tick));
    assert_eq!((position(&person).as_str(), person.app.pace()), ("0", Pace::Idle));
    person.press(": \"speed enter");
    person.press(": \"499 enter space");
    (0..3).for_each(|_| _ = person.act(Action::Tick));
    assert_eq!((position(&person).as_str(), person.app.pace()), ("500", Pace::Idle));
}

#[test]
fn speed_changes_how_far_a_tick_goes() {
    let mut person = person();
    person.act(Action::Speed(1000.0));
    person.press("space");
    person.act(Action::Tick);
    assert_eq!(position(&person), "50");
    person.press("+");
    assert!(person.text().contains("2000/s"));
    person.press("- - -");
    assert!(person.text().contains("200/s"));
}

#[test]
fn a_step_while_playing_pauses() {
    let mut person = person();
    person.press("space right");
    assert_eq!(person.app.pace(), Pace::Idle);
}

#[test]
fn parameters_are_set_by_typing_and_by_nudging() {
    let mut person = person();
    let lr = |person: &Person| person.shown().parameters().get::<f64>("lr");
    person.press(": \"100 enter e right");
    assert_eq!(lr(&person), 0.02);
    person.press("left left");
    assert_eq!(lr(&person), 0.005);
    person.press("\"0.5 enter");
    assert_eq!(lr(&person), 0.5);
    assert!(person.text().contains("lr 0.005 → 0.5 from epoch 100 on"), "{}", person.text());
    person.press("esc left");
    assert_eq!(lr(&person), 0.01, "the change holds from epoch 100 on, and this is 99");
    person.press("right e tab \"0.3 enter");
    assert!(person.text().contains("from epoch 0"), "{}", person.text());
    person.press("esc home");
    assert_eq!(lr(&person), 0.3);
    person.press("e delete");
    assert_eq!(lr(&person), 0.01);
}

#[test]
fn a_lab_without_parameters_says_so() {
    let mut person = Person::before("pipeline", 80, 24);
    person.press("e right down");
    assert!(matches!(person.app.meaning("q".parse().unwrap()), Some(Action::Quit)), "nothing is open");
    person.press("e");
    assert_eq!(person.app.viewer.message(), Some(&Message::Warning("pipeline has no parameters".to_owned())));
}

#[test]
fn a_table_is_sorted_and_searched_and_keeps_its_row_numbers() {
    let mut person = Person::before("dataset", 80, 24);
    let cell = |person: &Person| person.looked_at();
    let values = |row, column| Some(("values".into(), lina_tui::ops::Cell::new(row, column)));
    assert_eq!(cell(&person), values(0, 0), "it begins on the first row");
    person.press("s");
    assert!(person.text().contains("x age ▲") && person.text().contains("sorted by age, the least first"));
    person.press("down");
    assert_eq!(cell(&person), values(6, 0), "26 is the second least age, and that of row 6");
    person.press("s");
    assert!(person.text().contains("x age ▼"));
    assert_eq!(cell(&person), values(3, 0), "45 is the second greatest");
    person.press("s");
    assert_eq!(cell(&person), values(1, 0));

    person.press("] / \"> \"80000 enter");
    assert_eq!(cell(&person), values(1, 1), "the cursor's own cell comes first");
    person.press("n n");
    assert_eq!(cell(&person), values(5, 1));
    person.press("[ n n");
    assert_eq!(cell(&person), values(7, 1), "what is searched for stays in its column");
    person.press("/ \"experience=12 enter");
    assert_eq!(cell(&person), values(5, 2));
    person.press("/ \"prom enter");
    assert_eq!(cell(&person), values(5, 3));
    for (keys, says) in [
        ("/ \"77 enter", "`77` is nowhere in the table"),
        ("/ \"height enter", "no number or column `height`; there are age, salary, experience, promoted"),
    ] {
        person.press(keys);
        assert_eq!(cell(&person), values(5, 3));
        assert!(person.text().contains(says), "{}", person.text());
    }
    person.press("<");
    assert_eq!(cell(&person), None, "the mean is not computed yet");
    person.press("right");
    assert_eq!(cell(&person), Some(("mean".into(), lina_tui::ops::Cell::at(3))));
    person.press("ctrl-d");
    assert_eq!(cell(&person), values(6, 3));
    person.press(">");
    assert_eq!(cell(&person), values(7, 3));
}

#[test]
fn where_there_is_no_table_sorting_and_searching_do_no_harm() {
    let mut person = person();
    let before = person.text();
    for (keys, says) in [
        ("s", "training has no table to sort"),
        ("/ \"5 enter", "training has no table to search"),
        ("n", "nothing has been searched for yet"),
    ] {
        person.press(keys);
        let Some(Message::Warning(text)) = person.app.viewer.message() else { panic!("{keys}") };
        assert!(text.starts_with(says), "{text}");
        person.press("esc");
        assert_eq!(person.text(), before, "{keys}");
    }
}

#[test]
fn text_is_typed_over_a_parameter_that_takes_it() {
    let mut person = Person::before("dataset", 80, 24);
    let target = |person: &Person| person.shown().parameters().get::<String>("target");
    person.press("e \"experience enter");
    assert_eq!(target(&person), "experience");
    assert!(person.text().contains("y experience") && person.text().contains("x promoted"));
    person.press("enter backspace backspace enter");
    assert_eq!(target(&person), "experience", "there is no column `experien`");
    assert!(person.text().contains("no column `experien` in promotions; there are age, salary"));
    person.press("enter ctrl-u enter");
    assert_eq!(target(&person), "", "nothing stands for the last column again");
    person.press("down \"age,promoted enter");
    assert!(person.text().contains("cannot be the label and a feature"), "{}", person.text());
    person.press("\"age enter esc");
    assert!(person.text().contains("- salary"), "{}", person.text());
}

#[test]
fn a_constant_feature_is_explained_and_never_divides_by_nothing() {
    let table = lina_tui::table::read(b"a,same,y\n1,7,0\n3,7,1\n2,7,0\n", "const.csv").unwrap();
    let mut person = Person::with_table("normalization", &std::sync::Arc::new(table), 80, 24);
    person.press("] right right");
    assert!(person.text().contains("its std is 0, and nothing divides by 0"), "{}", person.text());
    person.press("right right");
    assert!(person.text().contains("divided by 1 instead"), "{}", person.text());
    person.press("right");
    assert!(!person.text().to_lowercase().contains("nan"), "{}", person.text());
}

#[test]
fn nonsense_gets_one_line_and_changes_nothing() {
    let mut person = person();
    person.press(": \"42 enter");
    let before = person.text();
    for (keys, says) in [
        (": \"lr=abc enter", "lr = abc: not a number; it takes a number from 0 to 1000"),
        (": \"points=0 enter", "a whole number from 1 to 10,000,000"),
        (": \"seed=-1 enter", "a whole number from 0 to 4,294,967,295"),
        (": \"foo enter", "`foo` is no command"),
        (": \"501 enter", "position 501 is past the end; the last one is 500"),
        (": \"3.9 enter", "stages go from 1 to 5"),
        (": \"speed=fast enter", "no parameter `speed`"),
        ("e \"x enter esc", ""),
        ("u enter", "`` is no condition; try `until loss < 1`"),
        ("u \"foo<1 enter", "no number `foo` here; try `until loss < 1`"),
        ("u \"loss<x enter", "`x` is no number"),
    ] {
        person.press(keys);
        if !says.is_empty() {
            let Some(Message::Warning(text)) = person.app.viewer.message() else { panic!("{keys} is accepted") };
            assert!(text.contains(says), "{text}");
            assert!(person.text().contains(&text[..text.len().min(60)]), "it is shown");
        }
        person.press("esc");
        assert_eq!(person.text(), before, "{keys}");
    }
}

#[test]
fn escape_leaves_everything_without_a_trace() {
    let mut person = person();
    let before = person.text();
    for keys in ["?", ":", ": \"12", "e", "e \"5", "e enter"] {
        person.press(keys).press("esc esc");
        assert_eq!(person.text(), before, "{keys}");
    }
}

#[test]
fn q_quits_only_where_it_is_not_typed() {
    let mut person = person();
    let quits = |person: &mut Person| {
        let meaning = person.app.meaning("q".parse().unwrap()).unwrap();
        matches!(person.act(meaning), Some(Effect::Quit))
    };
    assert!(quits(&mut person));
    person.press(":");
    assert!(!quits(&mut person));
    person.press("esc");
    assert!(matches!(person.act(Action::Quit), Some(Effect::Quit)));
}

#[test]
fn clicks_reach_the_transport() {
    let mut person = person();
    let transport = 22;
    person.act(Action::Click(13, transport));
    assert_eq!(position(&person), "500", "»");
    person.act(Action::Click(4, transport));
    assert_eq!(position(&person), "499", "‹");
    person.act(Action::Click(1, transport));
    assert_eq!(position(&person), "0", "«");
    person.act(Action::Click(10, transport));
    assert_eq!(position(&person), "1", "›");
    person.act(Action::Click(7, transport));
    assert!(matches!(person.app.pace(), Pace::After(_)), "▶");
    person.act(Action::Click(25, transport));
    let rounds: u64 = position(&person).parse().unwrap();
    assert!((100..400).contains(&rounds), "the middle of the track: {rounds}");
    person.act(Action::Click(40, 10));
    assert_eq!(position(&person), rounds.to_string(), "a click elsewhere is none");
}

#[test]
fn a_long_way_is_walked_in_portions_and_can_be_given_up() {
    let mut person = person();
    person.act(Action::Set(vec!["points=100000".parse().unwrap()]));
    person.act(Action::Set(vec!["epochs=100000".parse().unwrap()]));
    let mut person = person.waiting(Arrivals::Late(1));
    assert!(person.act(Action::GoTo(Position::after(100_000))).is_none());
    assert!(person.text().contains("… moving"), "{}", person.text());
    person.wait();
    assert!(person.text().contains("of 100,000; esc stays there"), "{}", person.text());
    person.act(Action::Tick);
    person.act(Action::Close);
    person.settle();
    assert!(!person.app.is_busy());
    let done = person.shown().position.done;
    assert!(done > 0 && done < 100_000);
    let here = person.shown().scalar("loss");
    person.press("home").act(Action::GoTo(Position::after(done)));
    person.settle();
    assert_eq!(person.shown().scalar("loss"), here);
}

fn actions() -> impl Strategy<Value = Action> {
    let set = prop::sample::select(vec![
        "lr=0.3",
        "lr=2.5",
        "lr=0",
        "lr=x",
        "points=1",
        "points=7",
        "points=300",
        "points=0",
        "seed=3",
        "batch=5",
        "batch=full",
        "optimiser=adam",
        "optimiser=momentum",
        "optimiser=plain",
        "epochs=3",
        "epochs=700",
        "noise=0",
        "noise_kind=log-normal",
        "slope=1e6",
        "lr=0.05@9",
        "seed=9@0",
        "epochs=5@5",
        "nothing=1",
    ]);
    let plain = prop::sample::select(vec![
        Action::Forward,
        Action::Back,
        Action::StageForward,
        Action::StageBack,
        Action::Start,
        Action::End,
        Action::Play,
        Action::PlayBack,
        Action::Faster,
        Action::Slower,
        Action::NextTab,
        Action::PreviousTab,
        Action::Lab("vectors"),
        Action::Lab("nothing"),
        Action::NextChoice("scale"),
        Action::NextChoice("window"),
        Action::NextChoice("nothing"),
        Action::RowDown,
        Action::RowUp,
        Action::ScrollDown,
        Action::ScrollUp,
        Action::OpenCommand,
        Action::OpenParameters,
        Action::OpenHelp,
        Action::NudgeUp,
        Action::NudgeDown,
        Action::Change,
        Action::Type('7'),
        Action::Reset,
        Action::ToggleFrom,
        Action::Confirm,
        Action::Close,
        Action::Tick,
        Action::Redraw,
        Action::Suspend,
        Action::Quit,
    ]);
    prop_oneof![
        12 => plain,
        3 => set.prop_map(|text| Action::Set(vec![text.parse().unwrap()])),
        2 => (0..1000_u64, 0..5_u64).prop_map(|(done, stage)| Action::GoTo(Position { done, stage })),
        1 => (0..210_u16, 0..70_u16).prop_map(|(x, y)| Action::Click(x, y)),
        1 => (0..210_u16, 0..70_u16).prop_map(|(width, height)| Action::Resize(width, height)),
        1 => (0.0..1e7_f64).prop_map(Action::Speed),
        2 => prop::char::range(' ', '~').prop_map(|c| Action::Edit(tui_input::InputRequest::InsertChar(c))),
        1 => Just(Action::Edit(tui_input::InputRequest::DeletePrevChar)),
    ]
}

/// What somebody does: one thing, or a command in writing.
/// The names of the labs, and one that is none.
fn names() -> Vec<&'static str> {
    every_lab().map(|lab| lab.name).chain(["nothing"]).collect()
}

#[derive(Debug, Clone)]
enum Deed {
    Do(Action),
    Write(String),
}

impl Deed {
    fn be_done(self, person: &mut Person) {
        match self {
            Self::Do(Action::Resize(width, height)) => person.resize(width, height),
            Self::Do(action) => _ = person.act(action),
            Self::Write(text) => {
                person.act(Action::OpenCommand);
                for character in text.chars() {
                    person.act(Action::Edit(tui_input::InputRequest::InsertChar(character)));
                }
                person.act(Action::Confirm);
            }
        }
    }
}

/// Settings of every lab, and some that no lab takes.
fn settings() -> Vec<&'static str> {
    let known = every_lab().flat_map(|lab| lab.cases.settings().map(String::as_str));
    known.chain(["v1=1,2,3", "target=7", "d_k=x", "second=W9", "tokens=", "seq_len=0", "steps=-1"]).collect()
}

/// Commands of every kind, right ones and wrong ones.
fn commands() -> Vec<String> {
    let conditions = every_lab().flat_map(|lab| {
        let right = lab.cases.until.iter().map(|until| &until.condition);
        right.chain(lab.cases.no_conditions.iter().map(|refused| &refused.condition))
    });
    let labs = every_lab().map(|lab| lab.name.to_owned());
    let others =
        ["until sum >= 0", "until nothing < 1", "until not finite", "predict", "predict 7", "predict x", "why"];
    let more = ["fits", "home", "3.2", "lesson"];
    let others = others.into_iter().chain(more).map(str::to_owned);
    conditions.map(|condition| format!("until {condition}")).chain(labs).chain(others).collect()
}

/// What can be done in every lab, and with all that can be open over one.
fn deeds() -> impl Strategy<Value = Deed> {
    let plain = prop::sample::select(vec![
        Action::Ask,
        Action::Ask,
        Action::Open,
        Action::AskOn,
        Action::AskOn,
        Action::AskBack,
        Action::NextQuantity,
        Action::PreviousQuantity,
        Action::CellDown,
        Action::CellUp,
        Action::ColumnLeft,
        Action::ColumnRight,
        Action::PageDown,
        Action::PageUp,
        Action::FirstRow,
        Action::LastRow,
        Action::Sort,
        Action::OpenSearch,
        Action::NextMatch,
        Action::Predict,
        Action::SeedQuiz(3),
        Action::WouldFit,
        Action::WouldFit,
        Action::TurnLeft,
        Action::TurnRight,
        Action::OpenUntil,
        Action::Home,
        Action::OpenLesson,
        Action::OpenGlossary,
        Action::NextSetting("second"),
        Action::NextSetting("causal"),
        Action::NextSetting("nothing"),
        Action::NextChoice("view"),
        Action::Choose("scale", "linear"),
        Action::Choose("scale", "nothing"),
        Action::Confirm,
        Action::Close,
        Action::Forward,
        Action::StageForward,
        Action::StageBack,
        Action::NextTab,
    ]);
    let errand = (1..9_u64, 0..3_u64).prop_map(|(n, seed)| {
        let parameters = Parameters::defaults(lab("matmul").entry.description.parameters);
        let parameters = parameters.reading("n", &n.to_string()).unwrap().reading("seed", &seed.to_string()).unwrap();
        Errand { setting: "timings", about: "", parameters, run: |_, _| String::new() }
    });
    let came = prop::sample::select(vec!["", "x", "7,42,7,0.25,0.125,0.0625", "1,2,3,NaN,-1,0", "1,1,1,1e300,0,0"]);
    prop_oneof![
        6 => actions().prop_map(Deed::Do),
        8 => plain.prop_map(Deed::Do),
        3 => prop::sample::select(settings()).prop_map(|text| Deed::Do(Action::Set(vec![text.parse().unwrap()]))),
        2 => prop::sample::select(commands()).prop_map(Deed::Write),
        1 => prop::sample::select(names()).prop_map(|lab| Deed::Do(Action::Lab(lab))),
        1 => (0..14_u64, 0..9_u64).prop_map(|(done, stage)| Deed::Do(Action::GoTo(Position { done, stage }))),
        1 => (errand, came).prop_map(|(errand, came)| Deed::Do(Action::Measured(errand, came.to_owned()))),
    ]
}

fn table_actions() -> impl Strategy<Value = Action> {
    let plain = prop::sample::select(vec![
        Action::Forward,
        Action::StageForward,
        Action::StageBack,
        Action::RowDown,
        Action::RowUp,
        Action::ColumnLeft,
        Action::ColumnRight,
        Action::PageDown,
        Action::PageUp,
        Action::FirstRow,
        Action::LastRow,
        Action::Sort,
        Action::OpenSearch,
        Action::NextMatch,
        Action::Confirm,
        Action::NextChoice("view"),
    ]);
    let set = ["target=a", "target=same", "target=", "features=a,c", "features=same", "features=", "missing=mean"];
    prop_oneof![
        8 => plain,
        1 => prop::sample::select(set.to_vec()).prop_map(|text| Action::Set(vec![text.parse().unwrap()])),
        2 => prop::sample::select(vec!['>', '=', '7', '-', '.', 'a', ' ', 'r'])
            .prop_map(|c| Action::Edit(tui_input::InputRequest::InsertChar(c))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, rng_seed: RngSeed::Fixed(7), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_actions_at_any_size_panics(
        actions in prop::collection::vec(actions(), 1..60), width in 0..220_u16, height in 0..70_u16,
    ) {
        let mut person = Person::before("training", width, height);
        for action in actions {
            if let Action::Resize(width, height) = action {
                person.resize(width, height);
            } else {
                person.act(action);
            }
            person.buffer();
            let position = person.shown().position;
            prop_assert!(position <= person.shown().end());
            prop_assert!(person.shown().scalar("slope").is_none_or(f64::is_finite));
        }
    }

    /// The same in every lab, with everything open that can be open over one.
    #[test]
    fn no_sequence_of_deeds_in_any_lab_panics(
        lab in prop::sample::select(every_lab().map(|lab| lab.name).collect::<Vec<_>>()),
        deeds in prop::collection::vec(deeds(), 1..50),
        width in 0..130_u16,
        height in 0..45_u16,
    ) {
        let mut person = Person::before(lab, width, height);
        for deed in deeds {
            deed.be_done(&mut person);
            person.buffer();
            let tab = person.shown();
            prop_assert!(tab.position <= tab.end());
            let sentence = person.narration();
            prop_assert!(!sentence.is_empty() && !sentence.contains('\n'));
            let score = person.app.score();
            prop_assert!(score.right <= score.asked);
        }
    }

    #[test]
    fn tables_can_be_gone_through_in_any_way_at_any_size(
        actions in prop::collection::vec(prop_oneof![2 => table_actions(), 1 => actions()], 1..60),
        lab in prop::sample::select(vec!["dataset", "normalization"]),
        width in 0..220_u16,
        height in 0..70_u16,
    ) {
        let table = "a,same,c\n1,7,-1e9\n2.5,7,\n,7,3\n-4,7,1e-9\n0,7,2\n";
        let table = lina_tui::table::read(table.as_bytes(), "test.csv").unwrap();
        let mut person = Person::with_table(lab, &std::sync::Arc::new(table), width, height);
        for action in actions {
            match action {
                Action::Resize(width, height) => person.resize(width, height),
                action => _ = person.act(action),
            }
            person.buffer();
            let tab = person.shown();
            let exists = person.looked_at().is_none_or(|(name, cell)| {
                tab.now.get(&name).is_none_or(|value| value.shape().nearest(cell) == cell)
            });
            if ["dataset", "normalization"].contains(&tab.description().name) {
                prop_assert!(exists);
                let sentence = person.narration();
                prop_assert!(sentence.ends_with('.') && sentence.chars().count() < 80, "{}", sentence);
            }
        }
    }

    #[test]
    fn the_same_actions_give_the_same_screen(actions in prop::collection::vec(actions(), 1..40)) {
        let run = || {
            let mut person = person();
            for action in &actions {
                person.act(action.clone());
            }
            person.picture()
        };
        prop_assert_eq!(run(), run());
    }

    /// Wherever people go and whatever they look at on the way: the numbers are those of the direct way.
    #[test]
    fn any_walk_ends_where_a_straight_seek_ends(
        settings in prop::sample::select(vec!["", "batch=30", "optimiser=adam", "lr=2.5"]),
        walk in prop::collection::vec((0..600_u64, 0..5_u64, 0..4_u8), 1..12),
    ) {
        let start = || {
            let mut person = person();
            if !settings.is_empty() {
                person.act(Action::Set(vec![settings.parse().unwrap()]));
            }
            person
        };
        let mut person = start();
        for (done, stage, then) in walk {
            person.act(Action::GoTo(Position { done, stage }));
            person.act(match then {
                0 => Action::Forward,
                1 => Action::Back,
                2 => Action::StageForward,
                _ => Action::StageBack,
            });
        }
        let mut straight = start();
        straight.act(Action::GoTo(person.shown().position));
        let numbers = |person: &Person| -> Vec<(String, Vec<u64>)> {
            let frame = person.shown();
            let bits = |value: &lina_tui::ops::Value| value.numbers().map(f64::to_bits).collect();
            frame.quantities().map(|(name, value)| (name.to_owned(), bits(value))).collect()
        };
        prop_assert_eq!(person.shown().position, straight.shown().position);
        prop_assert_eq!(numbers(&person), numbers(&straight));
    }
}
