//! The pictures that a program has drawn with `matplotlib`, read from the calls that drew them.

use super::origin::numbers;
use super::pen::{Colour, Dash, Marker, Pen};
use crate::math::{Doubles, ends};
use crate::ops::{MOST_AXES, Shape, Value};
use crate::python::session::{Drawn, Given, Session, Shown};

/// A picture: what has been drawn on one pair of axes.
#[derive(Debug, Clone, Default)]
pub struct Plot {
    /// Its number among all axes, from 1.
    pub number: u64,
    /// What stands above it.
    pub title: String,
    /// What the axes are called.
    pub labels: [String; 2],
    /// Whether an axis counts by powers of ten.
    pub is_logarithmic: [bool; 2],
    /// What is drawn, in order.
    pub series: Vec<Series>,
}

/// Something that is drawn.
#[derive(Debug, Clone)]
pub struct Series {
    /// What it is called in the legend.
    pub label: Option<String>,
    /// What it is.
    pub what: Mark,
    /// How it is drawn. No two that are drawn as lines have the same kind of line, and no two of points the same marker, as
    /// far as there are enough: colour alone tells nothing apart.
    pub look: Look,
    /// Between which numbers its points lie along x and along y, those left out that are not finite.
    pub ends: [(f64, f64); 2],
}

/// How something is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Its colour.
    pub colour: Colour,
    /// Which kind of line, by its place among all.
    pub stroke: usize,
    /// What its points are drawn as, where they are.
    pub marker: Option<Marker>,
}

/// What is drawn of numbers.
#[derive(Debug, Clone)]
pub enum Mark {
    /// From point to point; broken where a number is none.
    Line(Vec<(f64, f64)>),
    /// Points; each with the place of its group among the numbers that tell the groups apart, where there are any.
    Points(Vec<(f64, f64)>, Option<Groups>),
    /// Bars of these heights, at these places, or under these names.
    Bars(Vec<(f64, f64)>, Vec<String>),
    /// How often numbers fall into so many bins.
    Histogram(Vec<f64>, usize),
    /// A matrix.
    Image(Value),
    /// A line over the whole picture at this height.
    Level(f64),
    /// A line from below to above at this place.
    Upright(f64),
}

impl Mark {
    fn ends(&self) -> [(f64, f64); 2] {
        let points = match self {
            Self::Line(points) | Self::Points(points, _) => points.as_slice(),
            _ => &[],
        };
        let finite = || points.iter().filter(|(x, y)| x.is_finite() && y.is_finite());
        [ends(finite().map(|point| point.0)), ends(finite().map(|point| point.1))]
    }
}

/// Groups of points.
#[derive(Debug, Clone)]
pub struct Groups {
    /// The numbers that tell them apart, in order.
    pub names: Vec<f64>,
    /// Which of them each point is of.
    pub places: Vec<usize>,
}

/// The pictures of a program as far as it has drawn them: what has been read of its calls once is not read again.
#[derive(Debug, Default)]
pub struct Drawings {
    /// In the order of their axes, those among them on which there is nothing yet.
    plots: Vec<Plot>,
    /// How many calls have been read.
    read: usize,
}

impl Drawings {
    /// The pictures where the program stands, those left out on which there is nothing.
    pub fn plots(&mut self, program: &Session) -> Vec<Plot> {
        let kept = program.kept_drawings();
        let is_further = kept >= self.read && program.recorded() == kept as u64 && self.read > 0;
        if !is_further {
            *self = Self::default();
        }
        for call in program.drawings(self.read) {
            self.take(&call);
        }
        self.read = kept;
        self.plots.iter().filter(|plot| !plot.series.is_empty()).cloned().collect()
    }

    fn take(&mut self, call: &Drawn) {
        let at = self.plots.iter().position(|plot| plot.number == call.axes).unwrap_or_else(|| {
            self.plots.push(Plot { number: call.axes, ..Plot::default() });
            self.plots.len() - 1
        });
        self.plots[at].take(call);
    }
}

/// Bins of a histogram, where nothing is said of them.
const BINS: usize = 10;

/// Groups that points are told apart by.
const MOST_GROUPS: usize = 6;

impl Plot {
    fn take(&mut self, call: &Drawn) {
        let text = || match call.given.first() {
            Some(Given::Plain(Shown::Str(text))) => text.clone(),
            _ => String::new(),
        };
        match call.name.as_str() {
            "title" | "set_title" => self.title = text(),
            "suptitle" if self.title.is_empty() => self.title = text(),
            "xlabel" | "set_xlabel" => self.labels[0] = text(),
            "ylabel" | "set_ylabel" => self.labels[1] = text(),
            "legend" => {
                if let Some(names) = call.given.first().map(texts) {
                    for (series, name) in self.series.iter_mut().zip(names) {
                        series.label = Some(name);
                    }
                }
            }
            "semilogy" => self.is_logarithmic[1] = true,
            "semilogx" => self.is_logarithmic[0] = true,
            "loglog" => self.is_logarithmic = [true, true],
            _ => {}
        }
        let label = named(call, "label").and_then(|given| match given {
            // What begins so is for nobody's eyes.
            Given::Plain(Shown::Str(text)) if !text.starts_with('_') => Some(text.clone()),
            _ => None,
        });
        for (what, pen) in shapes(call) {
            let look = self.look(&what, pen);
            let ends = what.ends();
            self.series.push(Series { label: label.clone(), what, look, ends });
        }
    }

    /// How something is drawn beside what is there already.
    fn look(&self, what: &Mark, pen: Pen) -> Look {
        let looks = || self.series.iter().map(|series| series.look);
        let is_line = |series: &&Series| matches!(series.what, Mark::Line(_) | Mark::Level(_) | Mark::Upright(_));
        let asked = match (pen.dash, what) {
            (Some(Dash::Dashed), _) => 1,
            (Some(Dash::Dotted), _) => 2,
            (Some(Dash::Mixed), _) => 4,
            _ => 0,
        };
        let has_stroke = |stroke: usize| self.series.iter().filter(is_line).any(|series| series.look.stroke == stroke);
        // The kind that is asked for, else the next that is free.
        let stroke = (asked..STROKES).chain(0..asked).find(|stroke| !has_stroke(*stroke)).unwrap_or(asked);
        let has_points = matches!(what, Mark::Points(..) | Mark::Histogram(..)) || pen.marker.is_some();
        let has_marker = |marker: &Marker| looks().any(|look| look.marker == Some(*marker));
        let free = pen.marker.filter(|marker| !has_marker(marker));
        let free = free.or_else(|| Marker::ALL.into_iter().find(|marker| !has_marker(marker)));
        let marker = free.or(pen.marker).or(Some(Marker::Circle)).filter(|_| has_points);
        Look { colour: pen.colour.unwrap_or_else(|| Colour::of_cycle(self.cycled())), stroke, marker }
    }

    /// How many colours of the cycle have been taken.
    fn cycled(&self) -> usize {
        self.series.iter().filter(|series| !matches!(series.what, Mark::Level(_) | Mark::Upright(_))).count()
    }
}

/// Kinds of lines that can be told apart.
const STROKES: usize = 8;

fn named<'a>(call: &'a Drawn, name: &str) -> Option<&'a Given> {
    call.named.iter().find(|(known, _)| known == name).map(|(_, given)| given)
}

/// What a call draws, each with how it is to look.
fn shapes(call: &Drawn) -> Vec<(Mark, Pen)> {
    let pen = Pen::of(&call.named);
    match call.name.as_str() {
        "plot" | "semilogx" | "semilogy" | "loglog" | "step" | "stem" | "errorbar" => lines(call, pen),
        "fill_between" => edges(call, pen),
        _ => marks(call).into_iter().map(|mark| (mark, pen)).collect(),
    }
}

fn marks(call: &Drawn) -> Vec<Mark> {
    let argument = |place: usize, name: &str| call.given.get(place).or_else(|| named(call, name));
    let flat = |given: Option<&Given>| given.and_then(value).map(|value| value.numbers().collect::<Vec<f64>>());
    match call.name.as_str() {
        "scatter" => match (flat(argument(0, "x")), flat(argument(1, "y"))) {
            (Some(x), Some(y)) => {
                let groups = argument(3, "c").and_then(value).filter(|value| value.shape().len() == x.len());
                vec![Mark::Points(x.into_iter().zip(y).collect(), groups.and_then(|groups| grouped(&groups)))]
            }
            _ => vec![],
        },
        "bar" | "barh" => match flat(argument(1, if call.name == "bar" { "height" } else { "width" })) {
            Some(heights) => {
                let along = argument(0, if call.name == "bar" { "x" } else { "y" });
                let names = along.map(texts).unwrap_or_default();
                let places = flat(along).filter(|places| places.len() == heights.len());
                let places = places.unwrap_or_else(|| (0..heights.len()).map(|place| place as f64).collect());
                vec![Mark::Bars(places.into_iter().zip(heights).collect(), names)]
            }
            None => vec![],
        },
        "hist" => {
            let bins = argument(1, "bins").and_then(|given| match given {
                Given::Plain(Shown::Int(bins)) => usize::try_from(*bins).ok(),
                other => value(other).map(|edges| edges.shape().len().saturating_sub(1)),
            });
            let numbers = flat(argument(0, "x"));
            numbers.map(|numbers| Mark::Histogram(numbers, bins.unwrap_or(BINS).clamp(1, 200))).into_iter().collect()
        }
        "imshow" | "matshow" | "heatmap" => image(argument(0, "X")),
        // The last that is a matrix is what is drawn; those ahead of it say where.
        "pcolormesh" | "contour" | "contourf" => {
            let matrix = |given: &&Given| value(given).is_some_and(|value| value.shape().rank() == 2);
            image(call.given.iter().take(3).rev().find(matrix))
        }
        "axhline" => flat(argument(0, "y")).and_then(|at| at.first().copied()).map(Mark::Level).into_iter().collect(),
        "axvline" => flat(argument(0, "x")).and_then(|at| at.first().copied()).map(Mark::Upright).into_iter().collect(),
        _ => vec![],
    }
}

fn image(given: Option<&Given>) -> Vec<Mark> {
    let value = given.and_then(value).filter(|value| value.shape().rank() == 2 && !value.shape().is_empty());
    value.map(Mark::Image).into_iter().collect()
}

/// Whole numbers as groups, where there are few.
fn grouped(value: &Value) -> Option<Groups> {
    let mut names: Vec<f64> = vec![];
    for number in value.numbers() {
        if number.fract() != 0.0 || names.len() > MOST_GROUPS {
            return None;
        }
        if !names.contains(&number) {
            names.push(number);
        }
    }
    names.sort_by(f64::total_cmp);
    let place = |number: f64| names.iter().position(|of| *of == number).unwrap_or_default();
    let places = value.numbers().map(place).collect();
    (names.len() <= MOST_GROUPS).then_some(Groups { names, places })
}

/// The lines and points of `plot`: `y`, or `x, y`, each with how it is drawn behind it, any number of times.
fn lines(call: &Drawn, pen: Pen) -> Vec<(Mark, Pen)> {
    let mut found = vec![];
    // Behind the points of error bars stands how long these are.
    let most = if call.name == "errorbar" { 2 } else { call.given.len() };
    let mut given = call.given.iter().take(most).peekable();
    while let Some(first) = given.next() {
        let Some(first) = value(first) else { continue };
        let second = given.peek().and_then(|next| value(next));
        let (x, y) = match second {
            Some(second) => {
                given.next();
                (Some(first), second)
            }
            None => (None, first),
        };
        let pen = match given.peek() {
            Some(Given::Plain(Shown::Str(format))) => {
                given.next();
                pen.with_format(format)
            }
            _ => pen,
        };
        for column in 0..(if y.shape().rank() == 2 { y.shape().columns() } else { 1 }) {
            let points = points(x.as_ref(), &y, column);
            // A single point has no line, and is seen.
            if pen.is_without_line || points.len() == 1 {
                found.push((Mark::Points(points, None), pen));
            } else {
                found.push((Mark::Line(joined(&call.name, points)), pen));
            }
        }
    }
    found
}

/// The way from point to point, as the function has it that draws it.
fn joined(name: &str, points: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    match name {
        "step" => {
            let corners = points.windows(2).flat_map(|pair| [pair[0], (pair[0].0, pair[1].1)]);
            corners.chain(points.last().copied()).collect()
        }
        "stem" => points.iter().flat_map(|(x, y)| [(*x, 0.0), (*x, *y), (f64::NAN, f64::NAN)]).collect(),
        _ => points,
    }
}

/// The edges of what is filled: its lower and its upper one.
fn edges(call: &Drawn, pen: Pen) -> Vec<(Mark, Pen)> {
    let argument = |place: usize, name: &str| call.given.get(place).or_else(|| named(call, name)).and_then(value);
    let Some(x) = argument(0, "x") else { return vec![] };
    let edge = |place: usize, name: &str| {
        let y = argument(place, name)?;
        let points = match y.shape().len() {
            1 => x.numbers().map(|x| (x, y.as_slice()[0])).collect(),
            _ => points(Some(&x), &y, 0),
        };
        Some((Mark::Line(points), Pen { dash: Some(Dash::Dotted), ..pen }))
    };
    [edge(1, "y1"), edge(2, "y2")].into_iter().flatten().collect()
}

/// The points of a column of `y` over those of `x`, or over their places.
fn points(x: Option<&Value>, y: &Value, column: usize) -> Vec<(f64, f64)> {
    let shape = y.shape();
    let rows = if shape.rank() == 2 { shape.rows() } else { shape.len() };
    let own = |value: &Value, row: usize| match value.shape().rank() {
        2 => value.get(crate::ops::Cell::new(row, column.min(value.shape().columns().saturating_sub(1)))),
        _ => value.as_slice()[row],
    };
    let over = x.map_or(rows, |x| if x.shape().rank() == 2 { x.shape().rows() } else { x.shape().len() });
    (0..rows.min(over)).map(|row| (x.map_or(row as f64, |x| own(x, row)), own(y, row))).collect()
}

/// Numbers that were given, as an array of at most so many axes as there are here; a single number as one of one number.
fn value(given: &Given) -> Option<Value> {
    match given {
        Given::Array(array) if array.rank() <= MOST_AXES => {
            let shape = if array.rank() == 0 { Shape::new(&[1]) } else { Shape::new(array.shape()) };
            Some(Value::new(shape, std::sync::Arc::new(Doubles::from(numbers(array)?))))
        }
        Given::Plain(shown) => {
            let mut shape = vec![];
            let mut all = vec![];
            flatten(shown, 0, &mut shape, &mut all)?;
            let shape = if shape.is_empty() { vec![1] } else { shape };
            let is_whole = shape.len() <= MOST_AXES && shape.iter().product::<usize>() == all.len();
            is_whole.then(|| Value::new(Shape::new(&shape), std::sync::Arc::new(Doubles::from(all))))
        }
        _ => None,
    }
}

/// The numbers of lists within lists, all of one length on each level.
fn flatten(shown: &Shown, depth: usize, shape: &mut Vec<usize>, all: &mut Vec<f64>) -> Option<()> {
    match shown {
        Shown::Int(whole) => all.push(*whole as f64),
        Shown::Float(number) => all.push(*number),
        Shown::Bool(truth) => all.push(f64::from(u8::from(*truth))),
        Shown::List(items) => {
            if shape.len() == depth {
                shape.push(items.len());
            }
            if shape[depth] != items.len() {
                return None;
            }
            items.iter().try_for_each(|item| flatten(item, depth + 1, shape, all))?;
        }
        _ => return None,
    }
    Some(())
}

/// Words that were given, in order; nothing where there are none.
fn texts(given: &Given) -> Vec<String> {
    let text = |shown: &Shown| match shown {
        Shown::Str(text) => Some(text.clone()),
        _ => None,
    };
    match given {
        Given::Plain(Shown::List(items)) => items.iter().filter_map(text).collect(),
        _ => vec![],
    }
}
