//! What only a clock can tell.

use std::fmt;

use crate::lab::Parameters;

/// Does a thing again and again, and says how many seconds its fastest run took.
pub type Stopwatch = fn(&mut dyn FnMut()) -> f64;

/// Something that has to be measured for a lab to go on. A lab reads no clock: whoever has one does the errand, and
/// what comes of it is set as a parameter, so that the lab stays a function of its parameters.
#[derive(Clone)]
pub struct Errand {
    /// The parameter that the answer is set as.
    pub setting: &'static str,
    /// What is being measured, for whoever waits.
    pub about: &'static str,
    /// What it is measured for.
    pub parameters: Parameters,
    /// Measures, and gives the setting that says what came of it.
    pub run: fn(&Parameters, Stopwatch) -> String,
}

impl Errand {
    /// Does it, and gives the setting that says what came of it.
    pub fn done_by(&self, stopwatch: Stopwatch) -> String {
        (self.run)(&self.parameters, stopwatch)
    }
}

impl PartialEq for Errand {
    fn eq(&self, other: &Self) -> bool {
        self.setting == other.setting && self.parameters == other.parameters
    }
}

impl fmt::Debug for Errand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Errand")
            .field("setting", &self.setting)
            .field("parameters", &self.parameters)
            .finish_non_exhaustive()
    }
}
