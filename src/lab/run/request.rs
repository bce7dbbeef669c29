//! What is dear to find out about a snapshot: asked while drawing or deciding, found out beside the event loop.

use std::any::Any;
use std::fmt;
use std::sync::Arc;

use super::Snapshot;

/// A question about a snapshot that takes more than a few milliseconds to answer, or whose answer hangs on the size of
/// somebody's screen. Equal requests about one snapshot have one answer, which all who ask share.
pub trait Request: fmt::Debug + PartialEq + Send + Sync + 'static {
    /// What there is to say.
    type Answer: Send + Sync + 'static;

    /// Whether it may take so long that no step waits for it: it is asked for again about what the step leads to, and not
    /// found out along with it.
    const IS_LONG: bool = false;

    /// Finds it out. This may take its time.
    fn answer(&self, snapshot: &Arc<Snapshot>) -> Self::Answer;
}

/// A request about a snapshot, whichever it is.
#[derive(Clone)]
pub struct Wanted {
    /// What it is about.
    pub snapshot: Arc<Snapshot>,
    request: Arc<dyn Asked>,
}

/// What was found out, whatever it was.
pub type Found = Arc<dyn Any + Send + Sync>;

/// A request of some type.
trait Asked: fmt::Debug + Send + Sync {
    fn is_long(&self) -> bool;
    fn answer(&self, snapshot: &Arc<Snapshot>) -> Found;
    fn is(&self, other: &dyn Any) -> bool;
    fn as_any(&self) -> &dyn Any;
}

impl<R: Request> Asked for R {
    fn is_long(&self) -> bool {
        R::IS_LONG
    }

    fn answer(&self, snapshot: &Arc<Snapshot>) -> Found {
        Arc::new(Request::answer(self, snapshot))
    }

    fn is(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<R>().is_some_and(|other| other == self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

impl Wanted {
    /// This request about this snapshot.
    pub fn new<R: Request>(snapshot: &Arc<Snapshot>, request: R) -> Self {
        Self { snapshot: Arc::clone(snapshot), request: Arc::new(request) }
    }

    /// The same request about another snapshot.
    #[must_use]
    pub fn about(&self, snapshot: &Arc<Snapshot>) -> Self {
        Self { snapshot: Arc::clone(snapshot), request: Arc::clone(&self.request) }
    }

    /// Whether no step waits for it.
    pub fn is_long(&self) -> bool {
        self.request.is_long()
    }

    /// Finds it out.
    pub fn answer(&self) -> Found {
        self.request.answer(&self.snapshot)
    }

    /// Whether it is this request about this snapshot.
    pub fn is<R: Request>(&self, snapshot: &Arc<Snapshot>, request: &R) -> bool {
        Arc::ptr_eq(&self.snapshot, snapshot) && self.request.is(request)
    }

    /// The request, where it is one of this type.
    pub fn as_a<R: Request>(&self) -> Option<&R> {
        self.request.as_any().downcast_ref()
    }

    /// Whether it asks for the same.
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.snapshot, &other.snapshot) && self.request.is(other.request.as_any())
    }
}

impl fmt::Debug for Wanted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} of {:?}", self.request, self.snapshot)
    }
}
