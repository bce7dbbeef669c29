//! What the pipeline lab says: one sentence at every position, with its numbers. Its words are in the lab's `messages.ftl`.

use super::compute::{FLOWS, Pipeline, STATIONS, Station};
use crate::lab::Shown;
use crate::ops::Cell;
use crate::page::Sentence;
use crate::ui::{Lead, Look, Then};

/// Something to begin with.
pub(super) struct Offer {
    /// What it is.
    pub(super) text: Sentence,
    /// What there will be to see.
    pub(super) about: Sentence,
    /// Where it leads.
    pub(super) lead: Lead,
}

/// What a newcomer can begin with, what moves first.
pub(super) static OFFERS: [Offer; 5] = [
    Offer {
        text: Sentence::of("offer-watch"),
        about: Sentence::of("offer-watch-about"),
        lead: Lead { lab: "training", then: Then::Play },
    },
    Offer {
        text: Sentence::of("offer-step"),
        about: Sentence::of("offer-step-about"),
        lead: Lead { lab: "attention", then: Then::Stage },
    },
    Offer {
        text: Sentence::of("offer-why"),
        about: Sentence::of("offer-why-about"),
        lead: Lead { lab: "softmax", then: Then::Why("probabilities[0]") },
    },
    Offer {
        text: Sentence::of("offer-program"),
        about: Sentence::of("offer-program-about"),
        lead: Lead { lab: "xor_network", then: Then::Look },
    },
    Offer {
        text: Sentence::of("offer-table"),
        about: Sentence::of("offer-table-about"),
        lead: Lead { lab: "dataset", then: Then::Lesson },
    },
];

/// What is done at a station.
pub(super) fn about(station: &Station) -> Sentence {
    match station.name {
        "raw data" => Sentence::of("about-raw-data"),
        "cleaning" => Sentence::of("about-cleaning"),
        "features" => Sentence::of("about-features"),
        "discarded" => Sentence::of("about-discarded"),
        "linear models" => Sentence::of("about-linear-models"),
        "tree models" => Sentence::of("about-tree-models"),
        "neural nets" => Sentence::of("about-neural-nets"),
        "clustering" => Sentence::of("about-clustering"),
        "predictions" => Sentence::of("about-predictions"),
        _ => Sentence::of("about-insight"),
    }
}

/// One sentence on what is to be seen where the lab stands.
pub(super) fn narrate(run: Shown<Pipeline>, look: &Look) -> Sentence {
    let frame = run.snapshot();
    let Some(step) = &frame.step else { return Sentence::of("start") };
    let at = step.result().map_or(0, |of| step.cell(of, look.cell()).row).min(STATIONS.len() - 1);
    let number = |quantity: &str| frame.number(quantity, Cell::at(at));
    let (inward, outward) = edges(at);
    let of = |id: &'static str| Sentence::of(id).with("station", STATIONS[at].name);
    match step.name() {
        "inflow" => of("inflow").exact("flow", number("inflow")),
        "outflow" => of("outflow").exact("flow", number("outflow")),
        "through" => of("through").exact("flow", number("through")),
        "incidence" => of("incidence"),
        _ => {
            let balance = number("balance");
            let id = match (inward, outward) {
                (0, _) => "balance-source",
                (_, 0) => "balance-end",
                _ if balance == Some(0.0) => "balance-even",
                _ => "balance",
            };
            of(id).exact("balance", balance)
        }
    }
}

/// How many flows come into a station and go out of it.
fn edges(station: usize) -> (usize, usize) {
    let count = |end: fn(&super::compute::Flow) -> usize| FLOWS.iter().filter(|flow| end(flow) == station).count();
    (count(|flow| flow.to), count(|flow| flow.from))
}
