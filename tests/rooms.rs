//! A room and the people in front of it: what they share, and what each of them has.

#[allow(dead_code, reason = "each test file uses its part")]
mod support;

use std::sync::Arc;

use lina_tui::app::{Effect, Room, Scene, Task, Viewer, ViewerId, look_again, update, view};
use lina_tui::input::Action;
use lina_tui::lab::{Assignment, Parameters, Position, Schedule, Snapshot};
use lina_tui::table::Table;
use lina_tui::terminal::{Capabilities, Colours};
use lina_tui::ui::{Background, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use support::labs::{lab, labs};

/// A room with some people in front of it, on screens of their own sizes.
struct Class {
    room: Room,
    people: Vec<(Viewer, Rect)>,
    tasks: Vec<Task>,
}

impl Class {
    fn new(sizes: &[(u16, u16)]) -> Self {
        let room = Room::new(labs(), &Table::built_in(), None);
        let mut class = Self { people: vec![], tasks: vec![], room };
        for (k, (width, height)) in sizes.iter().enumerate() {
            let viewer = Viewer::new(ViewerId(k as u32), &class.room);
            class.people.push((viewer, Rect::new(0, 0, *width, *height)));
            class.act(k, Action::Resize(*width, *height));
        }
        class
    }

    /// What one of them does.
    fn act(&mut self, who: usize, action: Action) {
        let effects = update(&mut self.room, &mut self.people[who].0, action);
        self.take_on(effects);
        self.everybody_looks();
    }

    fn take_on(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            if let Effect::Work(task) = effect {
                self.tasks.push(task);
            }
        }
    }

    fn everybody_looks(&mut self) {
        let notices = self.room.take_notices();
        for who in 0..self.people.len() {
            let effects = look_again(&mut self.room, &mut self.people[who].0, &notices);
            self.take_on(effects);
            let (_, wanted) = self.drawn(who);
            self.room.want(wanted);
        }
        self.tasks.extend(self.room.take_tasks());
    }

    fn drawn(&self, who: usize) -> (Buffer, Vec<lina_tui::lab::Wanted>) {
        let (viewer, area) = &self.people[who];
        let theme = Theme::new(Background::Dark, Capabilities { colours: Colours::True, unicode: true });
        let mut buffer = Buffer::empty(*area);
        let wanted = view(Scene { room: &self.room, viewer }, &theme, *area, &mut buffer);
        (buffer, wanted)
    }

    /// Waits until nothing is under way.
    fn settle(&mut self) {
        while let Some(task) = self.tasks.pop() {
            self.room.take(task.perform());
            self.everybody_looks();
        }
    }

    fn does(&mut self, who: usize, action: Action) {
        self.act(who, action);
        self.settle();
    }

    fn shown(&self, who: usize) -> Arc<Snapshot> {
        Arc::clone(Scene { room: &self.room, viewer: &self.people[who].0 }.shown().unwrap())
    }

    fn text(&self, who: usize) -> String {
        let (buffer, _) = self.drawn(who);
        let buffer = &buffer;
        let row = |y| (0..buffer.area.width).map(move |x| buffer[(x, y)].symbol()).collect::<String>();
        (0..buffer.area.height).map(row).collect::<Vec<_>>().join("\n")
    }
}

fn tab(name: &str) -> Action {
    Action::Lab(labs().find(name).unwrap().description.name)
}

fn set(text: &str) -> Action {
    Action::Set(vec![text.parse::<Assignment>().unwrap()])
}

#[test]
fn two_people_see_one_run_each_on_a_screen_of_their_own() {
    let mut class = Class::new(&[(80, 24), (120, 36)]);
    class.does(0, tab("training"));
    class.does(1, tab("residuals"));
    class.does(0, Action::GoTo(Position::after(42)));
    assert_eq!(class.shown(0).position, Position::after(42));
    assert_eq!(class.shown(1).position, Position::after(42), "residuals look at the same run");
    assert!(class.text(0).contains("training") && class.text(1).contains("residuals"));
    assert!(class.text(0).contains("epoch 42") && class.text(1).contains("epoch 42"), "{}", class.text(1));
    // Whoever sets something sets it for both, and only whoever set it is told.
    class.does(1, set("lr=0.05"));
    assert_eq!(class.shown(0).parameters().get::<f64>("lr"), 0.05);
    assert!(class.people[1].0.message().is_some() && class.people[0].0.message().is_none());
    // A cursor, a tab and a page are one's own.
    class.does(1, tab("training"));
    assert!(Arc::ptr_eq(&class.shown(0), &class.shown(1)), "what is shown is shared");
    let before = class.text(0);
    for action in [Action::RowDown, Action::OpenHelp, Action::Resize(200, 60)] {
        class.does(1, action);
    }
    assert_eq!(class.text(0), before);
    class.does(1, Action::Close);
    class.does(1, Action::Forward);
    assert_eq!(class.shown(0).position, Position::after(43), "the room has one place in a run");
    class.does(0, Action::OpenHelp);
    assert!(!class.text(1).contains("Keys"), "{}", class.text(1));
}

#[test]
fn a_lab_can_have_several_runs_and_shares_settings_with_its_main_one_only() {
    let training = lab("training").entry;
    let mut class = Class::new(&[(80, 24), (80, 24)]);
    let mut schedule = Schedule::new(Parameters::defaults(training.description.parameters));
    let (parameter, setting, _) =
        "data_from=table".parse::<Assignment>().unwrap().read(training.description.parameters).unwrap();
    schedule.set(parameter, Some(setting), 0);
    let second = class.room.add(training, "second", schedule);
    class.people[1].0.watch(&class.room, second);
    class.does(0, tab("training"));
    class.does(1, Action::GoTo(Position::after(7)));
    class.does(0, Action::GoTo(Position::after(100)));
    assert_eq!((class.shown(0).position.done, class.shown(1).position.done), (100, 7));
    assert_eq!(class.shown(1).parameters().get::<&str>("data_from"), "table");
    assert_eq!(class.room.run(second).name, "second");

    // What labs share goes from one main run to the others, and neither to a second run nor from it.
    class.does(0, set("data_from=table"));
    class.does(0, set("features=age,experience"));
    class.does(0, tab("regression"));
    assert_eq!(class.shown(0).parameters().get::<String>("features"), "age,experience");
    assert_eq!(class.shown(1).parameters().get::<String>("features"), "", "a second run keeps its own");
    class.does(1, set("features=age"));
    assert_eq!(class.shown(1).parameters().get::<String>("features"), "age");
    class.does(0, tab("training"));
    assert_eq!(class.shown(0).parameters().get::<String>("features"), "age,experience");
}

#[test]
fn what_takes_too_long_is_given_up_for_what_is_wanted_next() {
    let mut class = Class::new(&[(80, 24)]);
    class.does(0, tab("training"));
    class.act(0, Action::GoTo(Position::after(5)));
    let late = class.tasks.pop().unwrap();
    class.room.is_overdue(late.id().unwrap());
    // Whoever wants something else is not made to wait for it.
    class.act(0, set("lr=0.02"));
    class.settle();
    assert_eq!(class.shown(0).parameters().get::<f64>("lr"), 0.02);
    let before = class.shown(0);
    class.room.take(late.perform());
    class.everybody_looks();
    assert!(Arc::ptr_eq(&class.shown(0), &before), "what comes of it later is not wanted any more");
    class.does(0, Action::GoTo(Position::after(5)));
    assert_eq!(class.shown(0).position, Position::after(5));
}

#[test]
fn what_was_set_while_something_took_too_long_is_not_lost() {
    let mut class = Class::new(&[(80, 24)]);
    class.does(0, tab("training"));
    class.act(0, set("points=5000"));
    let late = class.tasks.pop().unwrap();
    class.room.is_overdue(late.id().unwrap());
    class.act(0, set("noise=2"));
    class.settle();
    let parameters = class.shown(0).parameters();
    assert_eq!((parameters.get::<u64>("points"), parameters.get::<f64>("noise")), (5000, 2.0));
    // Whoever does not want it after all stays where they were.
    class.act(0, set("points=7000"));
    let late = class.tasks.pop().unwrap();
    class.room.is_overdue(late.id().unwrap());
    class.act(0, Action::Close);
    class.settle();
    assert_eq!(class.shown(0).parameters().get::<u64>("points"), 5000);
}
