//! Threads for what takes longer than anybody wants to wait.

#![expect(clippy::disallowed_methods, reason = "the driver holds the clock")]

use std::collections::VecDeque;
use std::io;
use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::events::Happening;
use crate::app::{Arrival, Task, TaskId};

/// Threads at most. One is enough where nothing gets stuck; what cannot be cut in pieces is left to its thread, and
/// another one goes on.
const MOST: usize = 12;

/// Work that takes longer than this is overdue: whoever wants something else need not wait for it.
const OVERDUE: Duration = Duration::from_millis(80);

/// Threads that perform tasks, and say when one is done.
pub struct Workers {
    shared: Arc<Shared>,
    threads: usize,
    happenings: Sender<Happening>,
    /// What was given out, and when.
    given: Vec<(TaskId, Instant)>,
}

#[derive(Default)]
struct Shared {
    queue: Mutex<Queue>,
    is_needed: Condvar,
}

#[derive(Default)]
struct Queue {
    tasks: VecDeque<Task>,
    arrivals: Vec<Arrival>,
    idle: usize,
}

impl Workers {
    /// Workers that send [`Happening::Arrived`] whenever something has been done.
    pub fn new(happenings: Sender<Happening>) -> Self {
        Self { shared: Arc::default(), threads: 0, happenings, given: vec![] }
    }

    /// Has a task performed.
    ///
    /// # Errors
    /// If there is no thread to be had for it.
    pub fn perform(&mut self, task: Task) -> io::Result<()> {
        if let Some(id) = task.id() {
            self.given.push((id, Instant::now()));
        }
        let is_short_of_hands = {
            let mut queue = self.shared.queue.lock().unwrap_or_else(PoisonError::into_inner);
            queue.tasks.push_back(task);
            queue.tasks.len() > queue.idle
        };
        if is_short_of_hands && self.threads < MOST {
            self.threads += 1;
            let (shared, happenings) = (Arc::clone(&self.shared), self.happenings.clone());
            thread::Builder::new().name("worker".to_owned()).spawn(move || work(&shared, &happenings))?;
        }
        self.shared.is_needed.notify_one();
        Ok(())
    }

    /// What has come of tasks since this was asked last.
    pub fn arrivals(&mut self) -> Vec<Arrival> {
        let mut queue = self.shared.queue.lock().unwrap_or_else(PoisonError::into_inner);
        let arrivals = std::mem::take(&mut queue.arrivals);
        self.given.retain(|(id, _)| !arrivals.iter().any(|arrival| arrival.id() == *id));
        arrivals
    }

    /// The tasks that take longer than anybody wants to wait.
    pub fn overdue(&self) -> impl Iterator<Item = TaskId> + '_ {
        self.given.iter().filter(|(_, since)| since.elapsed() > OVERDUE).map(|(id, _)| *id)
    }
}

/// Performs tasks until nobody wants to hear of them.
fn work(shared: &Shared, happenings: &Sender<Happening>) {
    loop {
        let mut queue = shared.queue.lock().unwrap_or_else(PoisonError::into_inner);
        let task = loop {
            if let Some(task) = queue.tasks.pop_front() {
                break task;
            }
            queue.idle += 1;
            queue = shared.is_needed.wait(queue).unwrap_or_else(PoisonError::into_inner);
            queue.idle -= 1;
        };
        drop(queue);
        let arrival = task.perform();
        shared.queue.lock().unwrap_or_else(PoisonError::into_inner).arrivals.push(arrival);
        if happenings.send(Happening::Arrived).is_err() {
            return;
        }
    }
}
