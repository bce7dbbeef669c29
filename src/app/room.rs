//! What people share: the runs, and the data that somebody brought.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::family::Clock;
use super::hosted::{Hosted, Whereabouts};
use super::sweep::Sweep;
use super::task::{Arrival, By, Opening, Task, TaskId, ViewerId, What, Worked};
use crate::lab::{
    Answers, Assignment, Change, Errand, Order, Parameter, Reply, Schedule, Setting, Since, Wanted, WrittenPosition,
};
use crate::labs::{Entry, Registry};
use crate::table::Table;

/// The runs that people look at together, and what has been found out about them.
///
/// Nothing here computes: what there is to do is given out as a [`Task`], and what came of it is taken back.
pub struct Room {
    labs: Registry,
    pub(super) runs: Vec<Hosted>,
    table: Arc<Table>,
    /// The file of the table, where somebody brought one.
    pub(super) file: Option<PathBuf>,
    /// What has been found out about what is shown.
    pub(super) answers: Answers,
    /// What is being measured.
    pub(super) measuring: Option<Errand>,
    /// What there is to do, until somebody takes it along.
    tasks: Vec<Task>,
    /// What there is to hear, until somebody listens.
    pub(super) notices: Vec<Notice>,
    /// Where the runs of each family are to stand together, by the family.
    pub(super) clocks: HashMap<usize, Clock>,
    /// What is being swept, or was last.
    pub(super) sweep: Option<Sweep>,
    /// Sweeps so far.
    pub(super) sweeps: u64,
}

/// What somebody hears of an order.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// Who.
    pub to: By,
    /// Which run it is about.
    pub run: usize,
    /// What came of it.
    pub news: News,
}

/// News of a run.
#[derive(Debug, Clone, PartialEq)]
pub enum News {
    /// An order was carried out, or not.
    Reply(Reply),
    /// There is something to say of how it was opened.
    Remark(String),
}

impl Room {
    /// A room with a run of every lab, none of them opened yet. Labs that can take their numbers from a table do so where
    /// it is a person's own.
    pub fn new(labs: Registry, table: &Arc<Table>, file: Option<PathBuf>) -> Self {
        let is_brought = !Arc::ptr_eq(table, &Table::built_in());
        let own = labs.iter().filter(|entry| entry.lens().is_none());
        let run = |(family, entry)| Hosted { family, ..Hosted::new(entry, is_brought) };
        Self {
            labs,
            runs: own.enumerate().map(run).collect(),
            table: Arc::clone(table),
            file,
            answers: Answers::default(),
            measuring: None,
            tasks: vec![],
            notices: vec![],
            clocks: HashMap::new(),
            sweep: None,
            sweeps: 0,
        }
    }

    /// The labs that can be opened in it.
    pub fn labs(&self) -> Registry {
        self.labs
    }

    /// All runs.
    pub fn runs(&self) -> &[Hosted] {
        &self.runs
    }

    /// The place of the main run that the lab `entry` shows: the first of those that stand beside each other there.
    pub fn main_run(&self, entry: &'static Entry) -> usize {
        let runs = entry.runs();
        let first = self.runs.iter().position(|run| std::ptr::eq(run.entry, runs));
        let first = first.expect("every lab that has runs has a main one");
        self.beside(self.runs[first].family).first().copied().unwrap_or(first)
    }

    /// The run in this place.
    pub fn run(&self, index: usize) -> &Hosted {
        &self.runs[index]
    }

    pub(super) fn run_mut(&mut self, index: usize) -> &mut Hosted {
        &mut self.runs[index]
    }

    /// Takes in another lab with a run of its own, and says its place. Where there is one of its name, it takes the place of
    /// that, whose run is given back; the runs beside that go on with what is set of them.
    pub(super) fn bring(&mut self, entry: &'static Entry) -> (usize, Option<Hosted>) {
        self.labs = self.labs.with(entry);
        let name = entry.description.name;
        let known = self.runs.iter().find(|known| known.entry.description.name == name).map(|known| known.family);
        let Some(family) = known else {
            let family = self.runs.len();
            self.runs.push(Hosted { family, ..Hosted::new(entry, false) });
            return (family, None);
        };
        if self.sweep.as_ref().is_some_and(|sweep| sweep.family == family) {
            // What it found out is about the program that was.
            self.sweep = None;
        }
        let members = self.beside(family);
        let renewed = members.iter().map(|index| {
            let Hosted { name, version, slot, schedule, play, .. } = &self.runs[*index];
            let schedule = schedule.carried_to(entry.description.parameters);
            // What somebody still works on for the old one is not wanted any more.
            let (name, version, slot, play) = (name.clone(), version + 1, *slot, *play);
            Hosted { name, play, version, schedule, family, slot, ..Hosted::new(entry, false) }
        });
        let renewed: Vec<Hosted> = renewed.collect();
        // Dropped ones lead to where the main run is as well.
        self.runs.iter_mut().filter(|run| run.family == family).for_each(|run| run.entry = entry);
        let mut old = None;
        for (index, run) in members.iter().zip(renewed) {
            old.get_or_insert(std::mem::replace(&mut self.runs[*index], run));
            self.open(*index);
        }
        (members[0], old)
    }

    /// Adds a run of the lab `entry` under a name of its own, not opened yet, and says its place. What labs share stays
    /// with the main runs.
    pub fn add(&mut self, entry: &'static Entry, name: impl Into<String>, schedule: Schedule) -> usize {
        let family = self.runs.len();
        let fresh = Hosted::new(entry.runs(), false);
        self.runs.push(Hosted { name: name.into(), schedule, wishes: vec![], family, ..fresh });
        family
    }

    /// Opens a run with these settings at this position, in place of what it was.
    pub fn open_at(&mut self, index: usize, schedule: Schedule, position: Option<WrittenPosition>) {
        let run = &mut self.runs[index];
        (run.schedule, run.position) = (schedule, position);
        run.abandon();
        self.open(index);
    }

    /// Opens a run that nobody has looked at before.
    pub fn open(&mut self, index: usize) {
        let run = &mut self.runs[index];
        if matches!(run.engine, Whereabouts::Unopened) && !run.is_dropped {
            run.engine = Whereabouts::Away;
            let opening = Opening {
                entry: run.entry,
                schedule: run.schedule.clone(),
                wishes: run.wishes.clone(),
                table: Arc::clone(&self.table),
                position: run.position,
                stem: run.stem.clone(),
                aim: run.aim,
            };
            self.tasks.push(Task::open(TaskId { index, version: run.version }, opening));
        }
    }

    /// Gives a run an order.
    pub(super) fn order(&mut self, index: usize, order: Order, by: By) {
        let run = &mut self.runs[index];
        if matches!(run.engine, Whereabouts::Unopened | Whereabouts::Refused(_))
            && let Order::Set(changes) = &order
        {
            let mut schedule = run.schedule.clone();
            for Change { name, value, .. } in changes {
                let assignment = Assignment { name: name.clone(), value: value.clone(), from: None };
                match assignment.read(run.entry.description.parameters) {
                    Ok((parameter, setting, _)) => schedule.set(parameter, Some(setting), 0),
                    Err(refusal) => {
                        let news = News::Reply(Reply::Set(Err(refusal)));
                        return self.notices.push(Notice { to: by, run: index, news });
                    }
                }
            }
            run.schedule = schedule;
            (run.engine, run.by) = (Whereabouts::Unopened, by);
            return self.open(index);
        }
        run.take_order(order, by);
        self.open(index);
        self.go_on(index);
    }

    /// Lets a run go on with what it has been told, where its engine is here.
    fn go_on(&mut self, index: usize) {
        let run = &mut self.runs[index];
        let Whereabouts::Here(engine) = &run.engine else { return };
        if run.orders.is_empty() && !engine.is_under_way() {
            return;
        }
        let Whereabouts::Here(engine) = std::mem::replace(&mut run.engine, Whereabouts::Away) else { return };
        let orders = std::mem::take(&mut run.orders);
        run.given.clone_from(&orders);
        run.by = orders.last().map_or(run.by, |(_, by)| *by);
        let id = TaskId { index, version: run.version };
        self.tasks.push(Task::go(id, engine, orders, run.by, run.seen.clone()));
    }

    /// Takes what came of a task.
    pub fn take(&mut self, arrival: Arrival) {
        let Arrival { run: TaskId { index, version }, what } = arrival;
        if let What::Found(wanted, found) = what {
            self.answers.keep(wanted, found);
            return;
        }
        let what = match what {
            What::Swept(sweeping) => return self.take_swept(version, *sweeping),
            what => what,
        };
        let run = &mut self.runs[index];
        if run.version != version {
            return;
        }
        run.is_stuck = false;
        let is_alone = self.beside(self.runs[index].family).len() < 2;
        let run = &mut self.runs[index];
        let notices: Vec<Notice> = match what {
            What::Worked(worked) => {
                let Worked { engine, shown, replies, found, remarks } = *worked;
                run.arrive(engine, shown);
                for (wanted, found) in found {
                    self.answers.keep(wanted, found);
                }
                let replies =
                    replies.into_iter().map(|(to, reply)| Notice { to, run: index, news: News::Reply(reply) });
                let to = run.by;
                let remarks = remarks.into_iter().map(|text| Notice { to, run: index, news: News::Remark(text) });
                replies.chain(remarks).collect()
            }
            What::Refused(refusal) => {
                run.engine = Whereabouts::Refused(refusal.clone());
                // A branch that cannot be has never been.
                run.is_dropped |= run.family != index && run.shown.is_none() && !is_alone;
                run.orders.clear();
                let news = News::Reply(Reply::Set(Err(refusal)));
                vec![Notice { to: run.by, run: index, news }]
            }
            What::Found(..) | What::Swept(_) => vec![],
        };
        self.share_all(&notices);
        self.notices.extend(notices);
        self.has_come(index);
        self.go_on(index);
    }

    /// What there is to hear.
    pub fn take_notices(&mut self) -> Vec<Notice> {
        std::mem::take(&mut self.notices)
    }

    /// What a run works on takes longer than anybody wants to wait.
    pub fn is_overdue(&mut self, task: TaskId) {
        if let Some(run) = self.runs.get_mut(task.index)
            && run.version == task.version
            && matches!(run.engine, Whereabouts::Away)
        {
            run.is_stuck = true;
        }
    }

    /// The table.
    pub(super) fn table(&self) -> Arc<Table> {
        Arc::clone(&self.table)
    }

    pub(super) fn give_out(&mut self, tasks: Vec<Task>) {
        self.tasks.extend(tasks);
    }

    /// What there is to do.
    pub fn take_tasks(&mut self) -> Vec<Task> {
        std::mem::take(&mut self.tasks)
    }

    /// Takes note of what somebody wants to know about what is shown, and gives it out to be found out.
    pub fn want(&mut self, wanted: Vec<Wanted>) {
        self.tasks.extend(self.answers.want(wanted).into_iter().map(Task::find));
    }

    /// Takes note of what is asked about what a run shows, to be found out again about what it shows next.
    pub(super) fn look_at(&mut self, index: usize, asked: Vec<Wanted>) {
        self.runs[index].seen = asked;
    }

    /// Whether something is under way.
    pub fn is_busy(&self) -> bool {
        self.answers.is_under_way()
            || self.sweep.as_ref().is_some_and(Sweep::is_under_way)
            || self.runs.iter().any(|run| matches!(run.engine, Whereabouts::Away) && !run.is_dropped)
    }

    /// Lets every run play at the speed nearest to so many rounds a second.
    pub fn set_speed(&mut self, speed: f64) {
        self.runs.iter_mut().for_each(|run| run.play.set_speed(speed));
    }

    /// Lets the other labs have what was set where they share it.
    fn share_all(&mut self, notices: &[Notice]) {
        for notice in notices {
            if let (By::Viewer(viewer), News::Reply(Reply::Set(Ok(sets)))) = (notice.to, &notice.news)
                && self.is_main(notice.run)
            {
                for set in sets {
                    self.share(set.parameter, &set.after, notice.run, viewer);
                }
            }
        }
    }

    fn is_main(&self, index: usize) -> bool {
        self.main_run(self.runs[index].entry) == index
    }

    /// Sets a parameter that labs share in the main run of each, as it was set in the run `from`.
    pub(super) fn share(&mut self, parameter: &Parameter, setting: &Setting, from: usize, viewer: ViewerId) {
        if !parameter.is_shared {
            return;
        }
        for index in 0..self.runs.len() {
            let run = &self.runs[index];
            let known =
                run.entry.description.parameters.iter().any(|other| other.name == parameter.name && other.is_shared);
            if index == from || !known || run.is_dropped || !self.is_main(index) {
                continue;
            }
            let change = Change::new(parameter.name, &setting.to_string(), Since::Start);
            let run = &mut self.runs[index];
            match (&run.shown, &run.engine) {
                (_, Whereabouts::Unopened | Whereabouts::Refused(_)) => {
                    run.wish(Assignment { name: change.name, value: change.value, from: None });
                }
                (Some(shown), _) if shown.parameters().setting(parameter.name) == *setting && run.orders.is_empty() => {
                }
                _ => self.order(index, Order::Set(vec![change]), By::Sharing(viewer)),
            }
        }
    }
}
