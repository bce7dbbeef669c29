//! The rows that a network learns from, their classes, and the weights it begins with.

use faer::Mat;

use crate::lab::{Parameters, Refusal, Selected, parting};
use crate::labs::networks::{self, HIDDEN, SPREAD, WIDTHS, meanings, normal, normalized, three_layers, zeros};
use crate::math::NumpyRandom;
use crate::ops::Value;
use crate::page::number::number;
use crate::table::Table;

/// Classes that there are at most; a label with more values is told as above what parts it ([`parting`]) or not.
const MOST_CLASSES: usize = 8;

/// Rows with their classes, and the layers of a network that has learnt nothing from them yet.
#[derive(Debug, Clone)]
pub struct Labelled {
    /// A row for each sample.
    pub input: Value,
    /// A row for each sample: 1 in the column of its class, else 0.
    pub targets: Value,
    /// The class of each sample.
    pub of_rows: Vec<usize>,
    /// Weights and biases of each layer.
    pub layers: Vec<(Value, Value)>,
    /// What the columns of the input are called; nothing where they have no names.
    pub features: Vec<String>,
    /// What the classes are called.
    pub classes: Vec<String>,
    /// Where the rows come from.
    pub source: String,
}

/// A row for each of these classes: 1 in its column.
fn one_hot(classes: &[usize], count: usize) -> Value {
    Mat::from_fn(classes.len(), count, |row, class| f64::from(u8::from(classes[row] == class))).into()
}

impl Labelled {
    /// The rows of a table as the normalization lab leaves them, with the classes of its label; weights of the promotion
    /// network, two layers.
    ///
    /// # Errors
    /// If the parameters name columns that are not there.
    pub fn of_table(parameters: &Parameters, table: &Table, seed: u32) -> Result<Self, Refusal> {
        let selected = Selected::of(parameters, table)?;
        let input = normalized(&selected);
        let (of_rows, classes) = classes(&selected.labels(), &selected.names[selected.target], table);
        let (random, features) = (&mut NumpyRandom::seed(seed), selected.features.len());
        let layers = vec![
            (normal(random, features, HIDDEN, SPREAD), zeros(HIDDEN)),
            (normal(random, HIDDEN, classes.len(), SPREAD), zeros(classes.len())),
        ];
        let targets = one_hot(&of_rows, classes.len());
        let (features, source) = (selected.feature_names(), table.source.clone());
        Ok(Self { input, targets, of_rows, layers, features, classes, source })
    }

    /// Rows and weights as the second article draws them; the class of a row says whether its first two numbers have the
    /// same sign, which no line can tell.
    pub fn drawn(samples: usize, seed: u32) -> Self {
        let random = &mut NumpyRandom::seed(seed);
        let weights = three_layers(random);
        let numbers: Vec<f64> = (0..samples * WIDTHS[0]).map(|_| random.normal()).collect();
        let of_rows: Vec<usize> = numbers.chunks(WIDTHS[0]).map(|row| usize::from(row[0] * row[1] > 0.0)).collect();
        Self {
            input: Mat::from_fn(samples, WIDTHS[0], |row, column| numbers[row * WIDTHS[0] + column]).into(),
            targets: one_hot(&of_rows, WIDTHS[3]),
            of_rows,
            layers: weights.into_iter().zip(WIDTHS[1..].iter().map(|width| zeros(*width))).collect(),
            features: vec![],
            classes: ["signs differ", "same sign"].map(str::to_owned).to_vec(),
            source: "drawn".to_owned(),
        }
    }

    /// The lines of Python that draw rows and weights as [`drawn`](Self::drawn) does.
    pub fn script(&self, seed: u32) -> Vec<String> {
        let mut lines = networks::script(seed, self.input.shape());
        lines.push("Y = np.eye(2)[(X[:, 0] * X[:, 1] > 0).astype(int)]".to_owned());
        lines.push("classes, ones = np.arange(2.0), np.ones(2)".to_owned());
        lines
    }
}

/// The class of each row, and what the classes are called: the values of the label in their order, or, where these are
/// many, whether it is above what parts them.
fn classes(labels: &[f64], label: &str, table: &Table) -> (Vec<usize>, Vec<String>) {
    let mut values = labels.to_vec();
    values.sort_by(f64::total_cmp);
    values.dedup();
    if values.len() > MOST_CLASSES {
        let middle = parting(labels);
        let names = vec![format!("{label} ≤ {}", number(middle)), format!("{label} > {}", number(middle))];
        return (labels.iter().map(|value| usize::from(*value > middle)).collect(), names);
    }
    let class = |value: &f64| values.iter().position(|known| known == value).unwrap_or(0);
    let of_rows = labels.iter().map(class).collect();
    let valued = || values.iter().map(|value| format!("{label} {}", number(*value))).collect();
    (of_rows, meanings(table, label).map_or_else(valued, Vec::from))
}
