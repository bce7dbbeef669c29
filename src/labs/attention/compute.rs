//! Scaled dot-product attention.
//!
//! Vaswani and others, "Attention Is All You Need", 2017, equation 1.

use std::sync::Arc;

use faer::Mat;

use crate::lab::formula::{causal_mask, exp, matmul, max_of_rows_kept, name, square_root, sum_of_rows_kept, transpose};
use crate::lab::program::Reference;
use crate::lab::{
    ByStages, Description, Evaluation, Lab, Nudge, Parameter, Parameters, Preset, Program, Range, Refusal, Setting,
    Walk, script,
};
use crate::math::NumpyRandom;
use crate::ops::{Cell, Shape, Value};
use crate::table::Table;

/// One head of attention over a short sequence.
pub struct Attention {
    evaluation: Evaluation,
    /// A label for each row and column.
    tokens: Vec<String>,
    seed: u32,
    is_labelled: bool,
    is_causal: bool,
}

static DESCRIPTION: Description = Description {
    name: "attention",
    about: "Scaled dot-product attention: every token looks at every other, and takes from each as much as it likes.",
    round: "stage",
    stage: "row",
    takes_table: false,
    parameters: &PARAMETERS,
    quantities: &[
        ("Q", "queries, a row for each token"),
        ("K", "keys, a row for each token"),
        ("V", "values, a row for each token"),
        ("scores", "Q · Kᵀ: how well each query fits each key"),
        ("scaled", "the scores divided by √d_k"),
        ("masked", "scaled, with -inf where a token would look ahead (causal)"),
        ("row_max", "greatest number of each row of the scores"),
        ("shifted", "each row of the scores less its greatest number"),
        ("exp", "e to the power of the shifted scores"),
        ("row_sum", "sum of each row of exp"),
        ("weights", "exp, each row divided by its sum: how much each token takes from each"),
        ("weight_sums", "sum of each row of the weights: 1, but for rounding"),
        ("output", "weights · V: what each token takes"),
    ],
    traced: &[],
};

/// Tokens at most: each attends to each.
const MOST_TOKENS: usize = 64;

static PARAMETERS: [Parameter; 5] = [
    Parameter::whole("seed", "seed of the random numbers", 42, 0, u32::MAX as u64),
    Parameter {
        default_among: Some(|parameters| match words(parameters).len() {
            0 => Setting::Whole(4),
            tokens => Setting::Whole(tokens as u64),
        }),
        ..Parameter::whole("seq_len", "how many tokens", 4, 1, MOST_TOKENS as u64)
    },
    Parameter::whole("d_k", "length of queries, keys and values", 8, 1, 128),
    Parameter {
        default: Preset::Word("false"),
        range: Range::Words(&["false", "true"]),
        nudge: Nudge::Word,
        ..Parameter::words("causal", "whether no token looks ahead", &["false", "true"])
    },
    Parameter::text("tokens", "a label for each token", "", "words with spaces or commas between them"),
];

/// The labels that were given.
fn words(parameters: &Parameters) -> Vec<String> {
    let is_between = |glyph: char| glyph.is_whitespace() || glyph == ',';
    parameters.get::<String>("tokens").split(is_between).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

impl Attention {
    /// A label for each token.
    pub fn tokens(&self) -> &[String] {
        &self.tokens
    }

    /// Whether the labels were given; else they are the tokens' numbers.
    pub fn is_labelled(&self) -> bool {
        self.is_labelled
    }

    /// Whether `row` may not look at `column`, which comes after it.
    pub fn is_masked(&self, row: usize, column: usize) -> bool {
        self.is_causal && column > row
    }

    /// The weights with their sums as one more column, (n × (n + 1)).
    pub fn weights_with_sums(&self) -> Value {
        let n = self.tokens.len();
        let at = |name| self.evaluation.get(name).expect("the program computes it");
        let (weights, sums) = (at("weights"), at("weight_sums"));
        Value::from_cells(Shape::matrix(n, n + 1), |cell| {
            if cell.column < n { weights.get(cell) } else { sums.get(Cell::at(cell.row)) }
        })
    }

    /// The greatest of all the weights.
    pub fn largest_weight(&self) -> f64 {
        self.evaluation.get("weights").map_or(1.0, Value::largest)
    }

    /// Whom the token in `row` looks at most, and how much.
    pub fn most_looked_at(&self, row: usize) -> Option<(usize, f64)> {
        let weights = self.evaluation.get("weights")?;
        let row = (0..self.tokens.len()).map(|column| (column, weights.get(Cell::new(row, column))));
        row.reduce(|most, next| if next.1 > most.1 { next } else { most })
    }
}

impl Lab for Attention {
    type Rounds = ByStages;

    const DESCRIPTION: &'static Description = &DESCRIPTION;

    fn build(parameters: &Parameters, _: &Arc<Table>, _: Option<&Self>) -> Result<Self, Refusal> {
        let (tokens, length, seed): (usize, usize, u32) =
            (parameters.get("seq_len"), parameters.get("d_k"), parameters.get("seed"));
        let words = words(parameters);
        let is_labelled = !words.is_empty();
        let labels = match words {
            labels if labels.len() > MOST_TOKENS => {
                let count = labels.len();
                return Err(Refusal(format!("{count} tokens are too many: the lab takes at most {MOST_TOKENS}")));
            }
            labels if labels.is_empty() => (0..tokens).map(|token| token.to_string()).collect(),
            labels if labels.len() == tokens => labels,
            labels => {
                let count = labels.len();
                return Err(Refusal(format!(
                    "{count} labels for {tokens} tokens: give as many, or leave seq_len alone"
                )));
            }
        };
        let random = &mut NumpyRandom::seed(seed);
        let drawn = ["Q", "K", "V"].map(|name| {
            // NumPy fills a matrix row by row.
            let numbers: Vec<f64> = (0..tokens * length).map(|_| random.normal()).collect();
            (name, Mat::from_fn(tokens, length, |row, column| numbers[row * length + column]).into())
        });
        let inputs = drawn.into_iter().chain([("d_k", (length as f64).into())]);
        let is_causal = parameters.get::<bool>("causal");
        let evaluation = Evaluation::new(&Arc::new(program(is_causal)), inputs).expect("Q, K and V have one shape");
        Ok(Self { evaluation, tokens: labels, is_labelled, is_causal, seed })
    }

    fn evaluation(&self) -> Evaluation {
        self.evaluation.clone()
    }

    fn drawn(&self) -> Option<Vec<String>> {
        let inputs = self.evaluation.program().inputs();
        let drawn = (0..3).map(|k| {
            let shape = self.evaluation.shape(Reference::Input(k));
            format!("{} = np.random.randn{shape}", inputs[k].name)
        });
        let seed = format!("np.random.seed({})", self.seed);
        let d_k = script::given_as_literal(&self.evaluation, Reference::Input(3));
        Some(std::iter::once(seed).chain(drawn).chain(d_k).collect())
    }

    fn walk(&self, stage: usize) -> Walk {
        // The softmax goes row by row; what comes ahead of it and after it goes cell by cell.
        match &*self.evaluation.program().stages()[stage].name {
            "scores" | "output" => Walk::Cells,
            _ => Walk::Rows,
        }
    }
}

fn program(is_causal: bool) -> Program {
    let program = Program::builder()
        .quantities(["Q", "K", "V"])
        .settings(["d_k"])
        .stage("scores")
        .compute("scores", matmul(name("Q"), transpose(name("K"))))
        .stage("scale")
        .compute("scaled", name("scores") / square_root(name("d_k")));
    let (program, looked_at) = if is_causal {
        (program.stage("mask").compute("masked", causal_mask(name("scaled"))), "masked")
    } else {
        (program, "scaled")
    };
    program
        .stage("shift")
        .compute("row_max", max_of_rows_kept(name(looked_at)))
        .compute("shifted", name(looked_at) - name("row_max"))
        .stage("exp")
        .compute("exp", exp(name("shifted")))
        .stage("sum")
        .compute("row_sum", sum_of_rows_kept(name("exp")))
        .stage("divide")
        .compute("weights", name("exp") / name("row_sum"))
        .compute("weight_sums", sum_of_rows_kept(name("weights")))
        .stage("output")
        .compute("output", matmul(name("weights"), name("V")))
        .build()
}
