//! The points: the data sets of TensorFlow Playground drawn from its own random stream, moons, and those of a table.
//!
//! `dataset.ts` of TensorFlow Playground at commit 02469bd is what the formulas are from.

use std::f64::consts::TAU;
use std::sync::Arc;

use super::network::Network;
use crate::lab::{Parameters, Refusal, Selected, is_from_table, parting};
use crate::math::Arc4;
use crate::page::number::number;
use crate::table::Table;

/// Points of a classification, and of a regression.
const CLASSIFIED: usize = 500;
const REGRESSED: usize = 1200;

/// A point with its label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Across.
    pub x: f64,
    /// Up.
    pub y: f64,
    /// What it is labelled.
    pub label: f64,
}

/// Points in the order in which they are gone through, the first of them for training.
#[derive(Debug, PartialEq)]
pub struct Points {
    /// All of them.
    pub all: Vec<Point>,
    /// How many are for training.
    pub train: usize,
    /// What they are in the table that they come from.
    pub table: Option<Raw>,
}

/// Points as a table has them, in the same order.
#[derive(Debug, PartialEq)]
pub struct Raw {
    /// Where they come from.
    pub source: String,
    /// The headings of both features and of the label.
    pub names: [String; 3],
    /// Both features, and the label; of more than two classes whether it is above what parts them: 1 or 0.
    pub rows: Vec<[f64; 3]>,
}

/// Whether labels are to be told apart, and not to be met.
pub(super) fn is_classification(parameters: &Parameters) -> bool {
    parameters.get::<&str>("problem") == "classification"
}

impl Points {
    /// The points, and the first numbers of the network, which come from the same stream after them.
    ///
    /// # Errors
    /// If the table does not have two features and a label.
    pub(super) fn draw(
        parameters: &Parameters,
        table: &Arc<Table>,
        network: &Network,
    ) -> Result<(Self, Vec<f64>), Refusal> {
        let random = &mut Arc4::seed(&parameters.get::<String>("seed"));
        let noise = parameters.get::<f64>("noise") / 100.0;
        let (mut all, mut raw) = if is_from_table(parameters) {
            let raw = Raw::of(parameters, table)?;
            (raw.scaled(), Some(raw))
        } else {
            let name = if is_classification(parameters) { "dataset" } else { "reg_dataset" };
            (drawn(parameters.get(name), noise, random), None)
        };
        // Fisher and Yates, from the last to the first.
        for counter in (1..=all.len()).rev() {
            let other = (random.draw() * counter as f64) as usize;
            all.swap(counter - 1, other);
            if let Some(raw) = &mut raw {
                raw.rows.swap(counter - 1, other);
            }
        }
        let share = parameters.get::<usize>("perc_train_data");
        let train = (all.len() * share / 100).clamp(1, all.len() - 1);
        let numbers = network.draw(random, parameters.get("init_zero"));
        Ok((Self { all, train, table: raw }, numbers))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }
}

/// The points of a data set, not shuffled yet; `noise` is a share of 1.
fn drawn(name: &str, noise: f64, random: &mut Arc4) -> Vec<Point> {
    let half = CLASSIFIED / 2;
    match name {
        "xor" => (0..CLASSIFIED).map(|_| exclusive_or(noise, random)).collect(),
        "gauss" => [(2.0, 1.0), (-2.0, -1.0)]
            .into_iter()
            .flat_map(|(centre, label)| (0..half).map(move |_| (centre, label)))
            .map(|(centre, label)| {
                let variance = 0.5 + 7.0 * noise;
                Point { x: random.normal(centre, variance), y: random.normal(centre, variance), label }
            })
            .collect(),
        "spiral" => [(0.0, 1.0), (TAU / 2.0, -1.0)]
            .into_iter()
            .flat_map(|(turn, label)| (0..half).map(move |i| (i as f64 / half as f64, turn, label)))
            .map(|(share, turn, label)| {
                let (r, t) = (share * 5.0, 1.75 * share * TAU + turn);
                let x = r * t.sin() + random.uniform(-1.0, 1.0) * noise;
                Point { x, y: r * t.cos() + random.uniform(-1.0, 1.0) * noise, label }
            })
            .collect(),
        "moons" => (0..CLASSIFIED).map(|i| moon(i < half, noise, random)).collect(),
        "reg-plane" => (0..REGRESSED)
            .map(|_| {
                let (x, y) = (random.uniform(-6.0, 6.0), random.uniform(-6.0, 6.0));
                let (right, up) = (random.uniform(-6.0, 6.0) * noise, random.uniform(-6.0, 6.0) * noise);
                Point { x, y, label: ((x + right) + (y + up)) / 10.0 }
            })
            .collect(),
        "reg-gauss" => (0..REGRESSED)
            .map(|_| {
                let (x, y) = (random.uniform(-6.0, 6.0), random.uniform(-6.0, 6.0));
                let (right, up) = (random.uniform(-6.0, 6.0) * noise, random.uniform(-6.0, 6.0) * noise);
                Point { x, y, label: hills(x + right, y + up) }
            })
            .collect(),
        _ => (0..CLASSIFIED)
            .map(|i| {
                let (least, most) = if i < half { (0.0, 2.5) } else { (3.5, 5.0) };
                ring(least, most, noise, random)
            })
            .collect(),
    }
}

/// A point between two circles around 0, labelled by which side of the middle it would be on if it were moved.
fn ring(least: f64, most: f64, noise: f64, random: &mut Arc4) -> Point {
    let (r, angle) = (random.uniform(least, most), random.uniform(0.0, TAU));
    let (x, y) = (r * angle.sin(), r * angle.cos());
    let (right, up) = (random.uniform(-5.0, 5.0) * noise, random.uniform(-5.0, 5.0) * noise);
    let is_within = ((x + right).powi(2) + (y + up).powi(2)).sqrt() < 2.5;
    Point { x, y, label: if is_within { 1.0 } else { -1.0 } }
}

/// A point of a square without the lines where the labels change, labelled by whether its coordinates have one sign.
fn exclusive_or(noise: f64, random: &mut Arc4) -> Point {
    let mut apart = || {
        let number = random.uniform(-5.0, 5.0);
        number + if number > 0.0 { 0.3 } else { -0.3 }
    };
    let (x, y) = (apart(), apart());
    let (right, up) = (random.uniform(-5.0, 5.0) * noise, random.uniform(-5.0, 5.0) * noise);
    Point { x, y, label: if (x + right) * (y + up) >= 0.0 { 1.0 } else { -1.0 } }
}

/// A point of one of two half circles that reach into each other.
fn moon(is_upper: bool, noise: f64, random: &mut Arc4) -> Point {
    let angle = random.uniform(0.0, TAU / 2.0);
    let (x, y) = (3.0 * (angle.cos() - 0.5), 3.0 * (angle.sin() - 0.25));
    let sign = if is_upper { 1.0 } else { -1.0 };
    let (right, up) = (random.uniform(-5.0, 5.0) * noise, random.uniform(-5.0, 5.0) * noise);
    Point { x: sign * x + right, y: sign * y + up, label: sign }
}

/// Three hills and three hollows, of which the nearest counts.
fn hills(x: f64, y: f64) -> f64 {
    let centres =
        [(-4.0, 2.5, 1.0), (0.0, 2.5, -1.0), (4.0, 2.5, 1.0), (-4.0, -2.5, -1.0), (0.0, -2.5, 1.0), (4.0, -2.5, -1.0)];
    centres.into_iter().fold(0.0, |label: f64, (cx, cy, sign)| {
        let other: f64 = sign * (1.0 - ((x - cx).powi(2) + (y - cy).powi(2)).sqrt() / 2.0).clamp(0.0, 1.0);
        if other.abs() > label.abs() { other } else { label }
    })
}

impl Raw {
    /// Two features and a label of a table.
    fn of(parameters: &Parameters, table: &Arc<Table>) -> Result<Self, Refusal> {
        let selected = Selected::of(parameters, table)?;
        let [first, second] = selected.features[..] else {
            let (count, names) = (selected.features.len(), selected.feature_names().join(", "));
            let source = &table.source;
            return Err(Refusal(format!(
                "{source} has {count} features, {names}, and a plane takes two: features=A,B chooses them"
            )));
        };
        let columns = [first, second, selected.target];
        let mut rows: Vec<[f64; 3]> =
            (0..selected.values.nrows()).map(|row| columns.map(|column| selected.values[(row, column)])).collect();
        if rows.len() < 2 {
            return Err(Refusal(format!("{} has one row: there is none left to test with", table.source)));
        }
        let mut names = columns.map(|column| selected.names[column].clone());
        if is_classification(parameters) {
            let labels: Vec<f64> = rows.iter().map(|row| row[2]).collect();
            let mut others = labels.iter().filter(|label| **label != labels[0]).peekable();
            if others.peek().is_none() {
                return Err(Refusal(format!("the label {} has one value: there is nothing to tell apart", names[2])));
            }
            // Two kinds are told apart: of more values, whether that is exceeded which parts them.
            if others.next().is_some_and(|second| others.any(|label| label != second)) {
                let middle = parting(&labels);
                for row in &mut rows {
                    row[2] = f64::from(u8::from(row[2] > middle));
                }
                names[2] = format!("{} > {}", names[2], number(middle));
            }
        }
        Ok(Self { source: table.source.clone(), names, rows })
    }

    /// Each feature from −5 to 5, the label from −1 to 1.
    fn scaled(&self) -> Vec<Point> {
        let column = |k: usize| self.rows.iter().map(move |row| row[k]);
        let ends = [0, 1, 2].map(|k| {
            let (least, most) = (column(k).fold(f64::INFINITY, f64::min), column(k).fold(f64::NEG_INFINITY, f64::max));
            (least, if most > least { most - least } else { 1.0 })
        });
        let point = |row: &[f64; 3]| {
            let share = |k: usize| (row[k] - ends[k].0) / ends[k].1;
            Point { x: 10.0 * share(0) - 5.0, y: 10.0 * share(1) - 5.0, label: 2.0 * share(2) - 1.0 }
        };
        self.rows.iter().map(point).collect()
    }
}
