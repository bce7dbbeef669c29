//! Vectors, the angles between them, and who is nearest to whom.

use std::sync::Arc;

use faer::Mat;

use crate::lab::formula::{greatest_other, matmul, name, outer, square, square_root, sum_of_rows, transpose};
use crate::lab::program::Kind;
use crate::lab::{
    ByStages, Description, Evaluation, Lab, Nudge, Parameter, Parameters, Preset, Program, Range, Refusal, Setting,
    Walk,
};
use crate::math::{Doubles, Plane};
use crate::ops::Value;
use crate::table::Table;

/// A few vectors and how their lengths, products and angles come about.
pub struct Vectors {
    evaluation: Evaluation,
    set: &'static str,
    rows: Vec<Vec<f64>>,
    /// The components that are drawn across and up.
    components: (usize, usize),
}

/// Vectors with their labels.
struct Family {
    word: &'static str,
    labels: &'static [&'static str],
    vectors: &'static [&'static [f64]],
}

/// Three people's taste in five kinds of music, and five words in four dimensions: the sets of the two articles.
const SETS: [Family; 2] = [
    Family {
        word: "music",
        labels: &["a", "b", "c"],
        vectors: &[&[9.0, 2.0, 8.0, 1.0, 7.0], &[8.0, 1.0, 9.0, 2.0, 6.0], &[1.0, 9.0, 2.0, 8.0, 1.0]],
    },
    Family {
        word: "words",
        labels: &["king", "queen", "man", "woman", "apple"],
        vectors: &[
            &[0.5, 0.3, 0.8, 0.1],
            &[0.5, 0.3, 0.7, 0.2],
            &[0.2, 0.8, 0.3, 0.1],
            &[0.2, 0.8, 0.2, 0.2],
            &[0.9, 0.1, 0.1, 0.9],
        ],
    },
];

/// The parameters that hold the vectors.
const NAMES: [&str; 5] = ["v1", "v2", "v3", "v4", "v5"];

/// Components that a vector may have at most.
const MOST: usize = 12;

static DESCRIPTION: Description = Description {
    name: "vectors",
    about: "Vectors, their lengths, the angles between them, and who is nearest to whom.",
    round: "stage",
    stage: "part",
    takes_table: false,
    parameters: &PARAMETERS,
    quantities: &[
        ("labels", "what the vectors stand for"),
        ("vectors", "the vectors, a row each"),
        ("norms", "length of each vector"),
        ("dot", "dot product of each two vectors"),
        ("cosine", "cosine of the angle between each two vectors"),
        ("nearest", "for each vector the other one at the smallest angle"),
    ],
    traced: &[],
};

static PARAMETERS: [Parameter; 8] = [
    Parameter::words("set", "which vectors", &[SETS[0].word, SETS[1].word]),
    vector::<0>(),
    vector::<1>(),
    vector::<2>(),
    vector::<3>(),
    vector::<4>(),
    Parameter::whole("across", "component drawn across, in the view of components", 0, 0, MOST as u64 - 1),
    Parameter::whole("up", "component drawn up, in the view of components", 1, 0, MOST as u64 - 1),
];

/// The parameter that holds vector `K` of the set.
const fn vector<const K: usize>() -> Parameter {
    Parameter {
        name: NAMES[K],
        label: "",
        meaning: "components of this vector",
        default: Preset::Numbers(&[]),
        default_among: Some(|parameters| {
            let own = set(parameters).vectors.get(K).map_or(&[][..], |vector| vector);
            Setting::Numbers(own.to_vec())
        }),
        range: Range::Numbers { least: 1, most: MOST, words: &[] },
        nudge: Nudge::None,
        matters: |parameters| K < set(parameters).vectors.len(),
        whole_run: false,
        is_shared: false,
    }
}

/// The set that is chosen.
fn set(parameters: &Parameters) -> &'static Family {
    let word = parameters.get::<&str>("set");
    SETS.iter().find(|set| set.word == word).unwrap_or(&SETS[0])
}

impl Vectors {
    /// Which set of vectors it is.
    pub fn set(&self) -> &'static str {
        self.set
    }

    /// What the vectors are called.
    pub fn labels(&self) -> &[String] {
        self.evaluation.names()
    }

    /// A quantity with all its numbers, whether or not a run has come to it: what a picture keeps room for.
    pub fn at_the_end(&self, name: &str) -> Option<&Value> {
        self.evaluation.get(name)
    }

    /// How many components each vector has.
    pub fn dimensions(&self) -> usize {
        self.rows[0].len()
    }

    /// The components that are drawn across and up where a pair of them is.
    pub fn components(&self) -> (usize, usize) {
        self.components
    }

    /// Where every vector lies in the plane of its [`components`](Self::components).
    pub fn in_components(&self) -> Vec<(f64, f64)> {
        self.rows.iter().map(|row| (row[self.components.0], row[self.components.1])).collect()
    }

    /// Every vector with its true length at its true angle to vector `first`, which lies to the right. What angles the others
    /// have to each other no plane can show for all of them at once.
    pub fn around(&self, first: usize) -> Vec<(f64, f64)> {
        self.rows
            .iter()
            .map(|row| Plane::spanned(&self.rows[first], [&**row]).place(row))
            .map(|(x, y)| (x, y.abs()))
            .collect()
    }

    /// The angle in degrees whose cosine this is. Rounding may have carried the cosine past 1.
    pub fn degrees(cosine: f64) -> f64 {
        cosine.clamp(-1.0, 1.0).acos().to_degrees()
    }
}

impl Lab for Vectors {
    type Rounds = ByStages;

    const DESCRIPTION: &'static Description = &DESCRIPTION;

    fn build(parameters: &Parameters, _: &Arc<Table>, _: Option<&Self>) -> Result<Self, Refusal> {
        let set = set(parameters);
        let rows: Vec<Vec<f64>> =
            NAMES[..set.vectors.len()].iter().map(|name| parameters.get::<Vec<f64>>(name)).collect();
        let length = rows[0].len();
        if let Some(k) = rows.iter().position(|row| row.len() != length) {
            return Err(Refusal(format!(
                "{} has {} components and {} has {length}: an angle needs as many in both",
                NAMES[k],
                rows[k].len(),
                NAMES[0],
            )));
        }
        let component = |name: &str| parameters.get::<usize>(name).min(length - 1);
        let components = (component("across"), component("up"));
        let vectors = Mat::from_fn(rows.len(), length, |row, column| rows[row][column]);
        let labels = Doubles::from_fn(rows.len(), |row| row as f64);
        let names = set.labels.iter().map(|label| (*label).to_owned()).collect();
        let inputs = [("labels", Value::from(labels)), ("vectors", vectors.into())];
        let evaluation = Evaluation::with_names(&Arc::new(program()), inputs, names);
        let evaluation = evaluation.expect("the program is made for a matrix");
        Ok(Self { evaluation, set: set.word, rows, components })
    }

    fn evaluation(&self) -> Evaluation {
        self.evaluation.clone()
    }

    fn walk(&self, stage: usize) -> Walk {
        [Walk::Terms, Walk::Terms, Walk::Cells, Walk::Rows][stage]
    }
}

fn program() -> Program {
    Program::builder()
        .quantity_of(Kind::Names, "labels")
        .quantities(["vectors"])
        .stage("norms")
        .compute("norms", square_root(sum_of_rows(square(name("vectors")))))
        .stage("dot products")
        .compute("dot", matmul(name("vectors"), transpose(name("vectors"))))
        .stage("cosines")
        .compute("cosine", name("dot") / outer(name("norms"), name("norms")))
        .stage("nearest")
        .compute_as(Kind::Names, "nearest", greatest_other(name("cosine")))
        .build()
}
