//! What labs that show a table find out about its columns: of a short table at once, of a long one beside everything
//! else.

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use crate::lab::{Lab, Request, Shown, Snapshot};
use crate::math::Histogram;
use crate::ops::Cell;
use crate::table::{Profiles, Query, Sort};
use crate::ui::Sought;

/// A lab that shows a table.
pub(super) trait Profiled: Lab {
    /// The order and the distribution of each of its columns.
    fn profiles(&self) -> &Profiles;
}

/// The order that rows are shown in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum RowOrder {
    /// As they are.
    Natural,
    /// Which row stands in each place.
    By(Arc<[usize]>),
    /// It is being found out.
    Unknown,
}

impl RowOrder {
    /// The order of the rows of a table, sorted so.
    pub(super) fn of<L: Profiled>(run: Shown<L>, sort: Option<Sort>) -> Self {
        let profiles = run.lab().profiles();
        let Some(sort) = sort.filter(|sort| sort.column < profiles.columns()) else { return Self::Natural };
        if !profiles.is_ordered(sort) && !profiles.is_short() && run.ask(Find::<L>::new(What::Order(sort))).is_none() {
            return Self::Unknown;
        }
        Self::By(profiles.order(sort))
    }

    /// The row in this place; nothing where that is not known yet.
    pub(super) fn row(&self, place: usize) -> Option<usize> {
        match self {
            Self::Natural => Some(place),
            Self::By(order) => Some(order.get(place).copied().unwrap_or(place)),
            Self::Unknown => None,
        }
    }

    /// Which row stands in each place, where it is not the row itself.
    pub(super) fn as_rows(&self) -> Option<&[usize]> {
        if let Self::By(order) = self { Some(order) } else { None }
    }

    /// What the rows are sorted by as far as that is known.
    pub(super) fn sort(&self, sort: Option<Sort>) -> Option<Sort> {
        if let Self::By(_) = self { sort } else { None }
    }
}

/// The distribution of a column in few bins; nothing where there is no such column, or it is being found out.
pub(super) fn small_histogram<L: Profiled>(run: Shown<'_, L>, column: usize) -> Option<&Histogram> {
    is_described(run, column).then(|| run.lab().profiles().small_histogram(column))?
}

/// The distribution of a column.
pub(super) fn histogram<L: Profiled>(run: Shown<'_, L>, column: usize) -> Option<&Histogram> {
    is_described(run, column).then(|| run.lab().profiles().histogram(column))?
}

fn is_described<L: Profiled>(run: Shown<L>, column: usize) -> bool {
    let profiles = run.lab().profiles();
    profiles.is_short() || profiles.is_described(column) || run.ask(Find::<L>::new(What::Column(column))).is_some()
}

/// The first place from `from` on, itself included, where `query` is found, in a table with so many rows above it that
/// are not its own.
pub(super) fn sought<L: Profiled>(run: Shown<L>, query: Query, above: usize, sort: Option<Sort>, from: Cell) -> Sought {
    let found = match RowOrder::of(run, sort) {
        RowOrder::Unknown => None,
        order if run.lab().profiles().is_short() => {
            Some(Arc::new(query.find_below(above, run.lab().profiles(), order.as_rows(), from)))
        }
        _ => run.ask(Search::<L> { query, above, sort, from, lab: PhantomData }),
    };
    match found.as_deref() {
        None => Sought::Unknown,
        Some(None) => Sought::Nowhere,
        Some(Some(cell)) => Sought::At(*cell),
    }
}

/// What of a table is to be found out.
#[derive(Debug, Clone, Copy, PartialEq)]
enum What {
    Order(Sort),
    Column(usize),
}

/// Finds it out, where the table itself keeps it.
struct Find<L> {
    what: What,
    lab: PhantomData<fn() -> L>,
}

impl<L> Find<L> {
    fn new(what: What) -> Self {
        Self { what, lab: PhantomData }
    }
}

impl<L> PartialEq for Find<L> {
    fn eq(&self, other: &Self) -> bool {
        self.what == other.what
    }
}

impl<L> fmt::Debug for Find<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.what.fmt(f)
    }
}

impl<L: Profiled> Request for Find<L> {
    type Answer = ();

    fn answer(&self, snapshot: &Arc<Snapshot>) {
        let profiles = snapshot.stand_of::<L>().lab().profiles();
        match self.what {
            What::Order(sort) => _ = profiles.order(sort),
            What::Column(column) => {
                let _ = (profiles.small_histogram(column), profiles.histogram(column));
            }
        }
    }
}

/// Searches a table.
struct Search<L> {
    query: Query,
    above: usize,
    sort: Option<Sort>,
    from: Cell,
    lab: PhantomData<fn() -> L>,
}

impl<L> PartialEq for Search<L> {
    fn eq(&self, other: &Self) -> bool {
        (self.above, self.sort, self.from) == (other.above, other.sort, other.from) && self.query == other.query
    }
}

impl<L> fmt::Debug for Search<L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} from {:?}", self.query, self.from)
    }
}

impl<L: Profiled> Request for Search<L> {
    type Answer = Option<Cell>;

    fn answer(&self, snapshot: &Arc<Snapshot>) -> Option<Cell> {
        let profiles = snapshot.stand_of::<L>().lab().profiles();
        let order = self.sort.filter(|sort| sort.column < profiles.columns()).map(|sort| profiles.order(sort));
        self.query.find_below(self.above, profiles, order.as_deref(), self.from)
    }
}
