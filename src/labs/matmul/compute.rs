//! The product of two matrices, cell by cell, and a race between three ways to compute it.

use std::sync::Arc;

use faer::Mat;

use super::race;
use crate::lab::formula::{abs, at_most, matmul, matmul_by_loops, max, name};
use crate::lab::program::{Kind, Reference};
use crate::lab::{
    ByStages, Description, Errand, Evaluation, Lab, Nudge, Parameter, Parameters, Preset, Program, Range, Refusal,
    Walk, script,
};
use crate::math::NumpyRandom;
use crate::ops::{Cell, Value};
use crate::table::Table;

/// A product of two drawn matrices, and how long it takes.
pub struct MatrixProduct {
    evaluation: Evaluation,
    parameters: Parameters,
    n: usize,
    seed: u32,
    race: Vec<Timing>,
}

/// How long the three ways take for matrices of one size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Timing {
    /// Rows and columns.
    pub n: usize,
    /// Seconds of three nested loops.
    pub loops: f64,
    /// Seconds of the same loops in an order that runs along memory.
    pub reordered: f64,
    /// Seconds of faer on one thread.
    pub vectorized: f64,
}

impl Timing {
    /// Seconds of the three ways: loops, reordered loops, faer.
    pub fn seconds(&self) -> [f64; 3] {
        [self.loops, self.reordered, self.vectorized]
    }

    /// Billions of additions and multiplications a second of the three ways.
    pub fn gflops(&self) -> [f64; 3] {
        let n = self.n as f64;
        // Each cell takes n multiplications and as many additions.
        self.seconds().map(|seconds| 2.0 * n * n * n / seconds / 1e9)
    }

    /// How many times faster than the loops faer is.
    pub fn speedup(&self) -> f64 {
        self.loops / self.vectorized
    }
}

/// Products this close to each other count as the same: the absolute tolerance of `np.allclose`.
const CLOSE: f64 = 1e-8;

/// Numbers ahead of the timings: the size and the seed that they were taken for.
const HEADER: usize = 2;

/// What the race came to, as the program is given it: seconds, and the size.
const TIMED: [&str; 4] = ["t_loops", "t_reordered", "t_vectorized", "n"];

static DESCRIPTION: Description = Description {
    name: "matmul",
    about: "The product of two matrices, a cell at a time; then three ways to compute it, timed on this machine.",
    round: "stage",
    stage: "cell",
    takes_table: false,
    parameters: &PARAMETERS,
    quantities: &[
        ("A", "the left matrix"),
        ("B", "the right matrix"),
        ("C", "the product of A and B, by faer"),
        ("C_by_loops", "the product of A and B, by three nested loops"),
        ("match", "whether C and C_by_loops are the same but for rounding"),
        ("loop_seconds", "time of three nested loops (once timed)"),
        ("reordered_seconds", "time of the same loops in an order that runs along memory (once timed)"),
        ("vectorized_seconds", "time of faer on one thread (once timed)"),
        ("speedup", "how many times faster faer is than the loops (once timed)"),
        ("loop_gflops", "billions of additions and multiplications a second, by loops (once timed)"),
        ("vectorized_gflops", "billions of additions and multiplications a second, by faer (once timed)"),
    ],
    traced: &[],
};

static PARAMETERS: [Parameter; 3] = [
    Parameter::whole("seed", "seed of the random numbers", 42, 0, u32::MAX as u64),
    Parameter { nudge: Nudge::Series, ..Parameter::whole("n", "rows and columns", 100, 1, 1000) },
    Parameter {
        name: "timings",
        label: "",
        meaning: "what the race came to; the program takes it itself",
        default: Preset::Word("none"),
        default_among: None,
        range: Range::Numbers { least: HEADER + 4, most: 200, words: &["none"] },
        nudge: Nudge::None,
        matters: |_| false,
        whole_run: true,
        is_shared: false,
    },
];

impl MatrixProduct {
    /// The race, by growing size: that of the matrices shown is among them, and a large one.
    pub fn race(&self) -> &[Timing] {
        &self.race
    }

    /// The race at the size of the matrices shown.
    pub fn own_race(&self) -> Option<&Timing> {
        self.race.iter().find(|timing| timing.n == self.n)
    }

    /// Rows and columns of the matrices.
    pub fn n(&self) -> usize {
        self.n
    }

    /// The sum behind a cell of the product, as far as it has come after each of its terms, from none to all.
    pub fn running_sum(&self, cell: Cell) -> Vec<f64> {
        let at = |name| self.evaluation.get(name).expect("the program starts from it");
        let (a, b) = (at("A"), at("B"));
        let term = |k| a.get(Cell::new(cell.row, k)) * b.get(Cell::new(k, cell.column));
        let sums = (0..self.n()).scan(0.0, |sum, k| {
            *sum += term(k);
            Some(*sum)
        });
        std::iter::once(0.0).chain(sums).collect()
    }

    /// The terms behind a cell of the product: the number of `A`, that of `B`, what they give, and the sum with it.
    pub fn terms(&self, cell: Cell) -> Vec<[f64; 4]> {
        let at = |name| self.evaluation.get(name).expect("the program starts from it");
        let (a, b) = (at("A"), at("B"));
        let sums = self.running_sum(cell);
        let term = |k| {
            let (a, b) = (a.get(Cell::new(cell.row, k)), b.get(Cell::new(k, cell.column)));
            [a, b, a * b, sums[k + 1]]
        };
        (0..self.n).map(term).collect()
    }

    /// What the loops would take at every size, were it to grow as n³ from the least size on: size and seconds.
    pub fn cubic(&self) -> Vec<(f64, f64)> {
        let Some(least) = self.race.first() else { return vec![] };
        let seconds = |n: usize| least.loops * (n as f64 / least.n as f64).powi(3);
        self.race.iter().map(|timing| (timing.n as f64, seconds(timing.n))).collect()
    }
}

impl Lab for MatrixProduct {
    type Rounds = ByStages;

    const DESCRIPTION: &'static Description = &DESCRIPTION;

    fn build(parameters: &Parameters, _: &Arc<Table>, _: Option<&Self>) -> Result<Self, Refusal> {
        let (n, seed) = (parameters.get("n"), parameters.get("seed"));
        let timings: Option<Vec<f64>> = parameters.get("timings");
        let race = timed(&timings.unwrap_or_default(), n, seed);
        let random = &mut NumpyRandom::seed(seed);
        let mut drawn = || -> Value {
            let numbers: Vec<f64> = (0..n * n).map(|_| random.normal()).collect();
            Mat::from_fn(n, n, |row, column| numbers[row * n + column]).into()
        };
        let mut inputs = vec![("A", drawn()), ("B", drawn())];
        if let Some(timing) = race.iter().find(|timing| timing.n == n) {
            let timed = [timing.loops, timing.reordered, timing.vectorized, n as f64].map(Value::from);
            inputs.extend(TIMED.into_iter().zip(timed));
        }
        let evaluation = Evaluation::new(&Arc::new(program(!race.is_empty())), inputs).expect("A and B are square");
        Ok(Self { evaluation, parameters: parameters.clone(), n, seed, race })
    }

    fn evaluation(&self) -> Evaluation {
        self.evaluation.clone()
    }

    fn walk(&self, stage: usize) -> Walk {
        if stage == 0 { Walk::Cells } else { Walk::Whole }
    }

    fn drawn(&self) -> Option<Vec<String>> {
        let (n, seed) = (self.n, self.seed);
        let drawn = |name| format!("{name} = np.random.randn({n}, {n})");
        let settings = (2..self.evaluation.program().inputs().len()).map(Reference::Input);
        let settings = settings.flat_map(|of| script::given_as_literal(&self.evaluation, of));
        Some([format!("np.random.seed({seed})"), drawn("A"), drawn("B")].into_iter().chain(settings).collect())
    }

    fn errand(&self) -> Option<Errand> {
        self.race.is_empty().then(|| Errand {
            setting: "timings",
            about: "racing: every way is timed on this machine",
            parameters: self.parameters.clone(),
            run: race::run,
        })
    }
}

/// The timings that were taken for matrices of this size and seed; none where they were taken for others.
fn timed(numbers: &[f64], n: usize, seed: u32) -> Vec<Timing> {
    match numbers {
        [for_n, for_seed, timings @ ..] if *for_n == n as f64 && *for_seed == f64::from(seed) => {
            let race = timings.chunks_exact(4).map(|t| Timing {
                n: t[0] as usize,
                loops: t[1],
                reordered: t[2],
                vectorized: t[3],
            });
            Some(race.collect::<Vec<_>>()).filter(|race| race.iter().any(|timing| timing.n == n)).unwrap_or_default()
        }
        _ => vec![],
    }
}

fn program(is_timed: bool) -> Program {
    let program = Program::builder().quantities(["A", "B"]);
    let program = if is_timed { program.settings(TIMED) } else { program };
    let program = program
        .stage("product")
        .compute("C", matmul(name("A"), name("B")))
        .stage("by loops")
        .compute("C_by_loops", matmul_by_loops(name("A"), name("B")))
        .compute_as(Kind::Truth, "match", at_most(max(abs(name("C") - name("C_by_loops"))), CLOSE.into()));
    if !is_timed {
        return program.build();
    }
    // Each cell takes n multiplications and as many additions.
    let gflops = |seconds| 2.0 * name("n") * name("n") * name("n") / name(seconds) / 1e9;
    program
        .stage("race")
        .compute("loop_seconds", name("t_loops"))
        .compute("reordered_seconds", name("t_reordered"))
        .compute("vectorized_seconds", name("t_vectorized"))
        .compute("speedup", name("loop_seconds") / name("vectorized_seconds"))
        .compute("loop_gflops", gflops("loop_seconds"))
        .compute("vectorized_gflops", gflops("vectorized_seconds"))
        .build()
}
