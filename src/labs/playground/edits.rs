//! Weights that somebody sets by hand, from an epoch on: `20:W1[0,1]=0.5;35:b2[0]=0`.

use super::network::Network;
use crate::lab::Refusal;

/// A number of the network that is set by hand.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Edit {
    /// After how many epochs.
    pub round: u64,
    /// Its layer, from 1.
    pub layer: usize,
    /// Where it stands among all numbers of the network.
    pub place: usize,
    /// What it is set to.
    pub value: f64,
}

/// What is set by hand of a network.
///
/// # Errors
/// If it is written in another way, or the network has no such number.
pub(super) fn read(text: &str, network: &Network) -> Result<Vec<Edit>, Refusal> {
    let parts = text.split(';').map(str::trim).filter(|part| !part.is_empty());
    let mut edits = parts.map(|part| one(part, network)).collect::<Result<Vec<Edit>, Refusal>>()?;
    edits.sort_by_key(|edit| edit.round);
    Ok(edits)
}

fn one(part: &str, network: &Network) -> Result<Edit, Refusal> {
    let refuse = |why: &str| {
        Refusal(format!("edits: {part}: {why}; write an epoch, a weight or a bias, and a number, as 20:W1[0,1]=0.5"))
    };
    let (round, part) = part.split_once(':').unwrap_or(("0", part));
    let (name, value) = part.split_once('=').ok_or_else(|| refuse("it sets nothing"))?;
    let value: f64 = value.trim().replace('−', "-").parse().map_err(|_| refuse("no number"))?;
    if !value.is_finite() {
        return Err(refuse("no finite number"));
    }
    let round = round.trim().parse().map_err(|_| refuse("no epoch"))?;
    let (layer, place) = place(name.trim(), network).ok_or_else(|| {
        let shapes = (1..=network.layers()).map(|layer| {
            let (units, inputs) = network.shape(layer);
            format!("W{layer} {units}×{inputs}")
        });
        refuse(&format!("the network has no such number, but {}", shapes.collect::<Vec<_>>().join(", ")))
    })?;
    Ok(Edit { round, layer, place, value })
}

/// The layer of a weight or a bias, and where that stands among the network's numbers.
fn place(name: &str, network: &Network) -> Option<(usize, usize)> {
    let (name, index) = name.strip_suffix(']')?.split_once('[')?;
    let index: Vec<usize> = index.split(',').map(|part| part.trim().parse().ok()).collect::<Option<_>>()?;
    let layer: usize = name.get(1..)?.parse().ok().filter(|layer| (1..=network.layers()).contains(layer))?;
    let (units, inputs) = network.shape(layer);
    match (name.get(..1)?, &index[..]) {
        ("W", [unit, input]) if *unit < units && *input < inputs => {
            Some((layer, network.weights(layer).start + unit * inputs + input))
        }
        ("b", [unit]) if *unit < units => Some((layer, network.biases(layer).start + unit)),
        _ => None,
    }
}
