//! What the pipeline lab says: one sentence at every position, with its numbers.

use super::compute::{FLOWS, Pipeline, STATIONS, Station};
use crate::lab::Shown;
use crate::ops::Cell;
use crate::ui::number::exact;
use crate::ui::{Lead, Look, Then};

/// Something to begin with.
pub(super) struct Offer {
    /// What it is.
    pub(super) text: &'static str,
    /// What there will be to see.
    pub(super) about: &'static str,
    /// Where it leads.
    pub(super) lead: Lead,
}

/// What a newcomer can begin with, what moves first.
pub(super) const OFFERS: [Offer; 5] = [
    Offer {
        text: "watch a line learn from a hundred points",
        about: "gradient descent: it plays at once, Space pauses it",
        lead: Lead { lab: "training", then: Then::Play },
    },
    Offer {
        text: "step through attention, matrix by matrix",
        about: "its first product; . takes the next stage, , the one before",
        lead: Lead { lab: "attention", then: Then::Stage },
    },
    Offer {
        text: "ask a number why it is what it is",
        about: "a probability, back to where it comes from",
        lead: Lead { lab: "softmax", then: Then::Why("probabilities[0]") },
    },
    Offer {
        text: "walk through a NumPy program, line by line",
        about: "a network that learns XOR; `:run homework.py` opens your own",
        lead: Lead { lab: "xor_network", then: Then::Look },
    },
    Offer {
        text: "see a table, and how to bring your own",
        about: "the lesson beside it says how",
        lead: Lead { lab: "dataset", then: Then::Lesson },
    },
];

/// What is done at a station.
pub(super) fn about(station: &Station) -> &'static str {
    match station.name {
        "raw data" => "a table as it comes",
        "cleaning" => "empty cells and stray rows go",
        "features" => "columns on one scale",
        "discarded" => "too far out to be believed",
        "linear models" => "weights that fit a line",
        "tree models" => "rules, not matrices: no lab",
        "neural nets" => "matrices with a bend between",
        "clustering" => "who is near to whom",
        "predictions" => "what comes out, and how sure",
        _ => "what one learns of the data",
    }
}

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(run: Shown<Pipeline>, look: &Look) -> String {
    let frame = run.snapshot();
    let Some(step) = &frame.step else {
        return "The linear algebra behind machine learning, step by step, forwards and back.".to_owned();
    };
    let at = step.result().map_or(0, |of| step.cell(of, look.cell()).row).min(STATIONS.len() - 1);
    let name = STATIONS[at].name;
    let number = |quantity: &str| frame.number(quantity, Cell::at(at)).map_or("?".to_owned(), exact);
    match step.name() {
        "inflow" => format!("what comes into {name}: its row of `into` times the flows, {}.", number("inflow")),
        "outflow" => format!("what goes out of {name}: its row of `out_of` times the flows, {}.", number("outflow")),
        "through" => format!("the larger of in and out goes through {name}: {}.", number("through")),
        "incidence" => {
            let (inward, outward) = edges(at);
            format!("the row of {name}: a 1 for flows in ({inward}), a −1 for flows out ({outward}).")
        }
        _ => balance(name, &number("balance"), edges(at)),
    }
}

/// How many flows come into a station and go out of it.
fn edges(station: usize) -> (usize, usize) {
    let count = |end: fn(&super::compute::Flow) -> usize| FLOWS.iter().filter(|flow| end(flow) == station).count();
    (count(|flow| flow.to), count(|flow| flow.from))
}

fn balance(name: &str, balance: &str, (inward, outward): (usize, usize)) -> String {
    match (inward, outward) {
        (0, _) => format!("{name} is a source: its balance is {balance}, all of it going out."),
        (_, 0) => format!("{name} is an end: its balance is {balance}, and it all stays there."),
        _ if balance == "0" => format!("the balance of {name} is 0: all that came in goes out."),
        _ => format!("the balance of {name} is {balance}: more comes in than goes out."),
    }
}
