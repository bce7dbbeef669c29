//! The pictures that a program has drawn with `matplotlib`, read from the calls that drew them.

use super::origin::numbers;
use crate::math::Doubles;
use crate::ops::{MOST_AXES, Shape, Value};
use crate::python::session::{Drawn, Given, Shown};

/// A picture: what has been drawn on one pair of axes.
#[derive(Debug, Clone, Default)]
pub struct Plot {
    /// Its number among all axes, from 1.
    pub number: u64,
    /// What stands above it.
    pub title: String,
    /// What the axes are called.
    pub labels: [String; 2],
    /// Whether a legend was asked for.
    pub has_legend: bool,
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
}

/// What is drawn of numbers.
#[derive(Debug, Clone)]
pub enum Mark {
    /// From point to point; broken where it is written so.
    Line(Vec<(f64, f64)>, bool),
    /// Points; each with the number of its group, where they have any.
    Points(Vec<(f64, f64)>, Option<Vec<usize>>),
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

/// The pictures of these calls, in the order of their axes; axes on which there is nothing are left out.
pub fn plots(calls: &[Drawn]) -> Vec<Plot> {
    let mut plots: Vec<Plot> = vec![];
    for call in calls {
        let at = plots.iter().position(|plot| plot.number == call.axes).unwrap_or_else(|| {
            plots.push(Plot { number: call.axes, ..Plot::default() });
            plots.len() - 1
        });
        plots[at].take(call);
    }
    plots.retain(|plot| !plot.series.is_empty());
    plots
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
                self.has_legend = true;
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
            Given::Plain(Shown::Str(text)) => Some(text.clone()),
            _ => None,
        });
        for what in shapes(call) {
            self.series.push(Series { label: label.clone(), what });
        }
    }
}

fn named<'a>(call: &'a Drawn, name: &str) -> Option<&'a Given> {
    call.named.iter().find(|(known, _)| known == name).map(|(_, given)| given)
}

fn shapes(call: &Drawn) -> Vec<Mark> {
    let argument = |place: usize, name: &str| call.given.get(place).or_else(|| named(call, name));
    let flat = |given: Option<&Given>| given.and_then(value).map(|value| value.numbers().collect::<Vec<f64>>());
    match call.name.as_str() {
        "plot" | "semilogx" | "semilogy" | "loglog" | "step" | "stem" | "errorbar" => lines(call),
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
fn grouped(value: &Value) -> Option<Vec<usize>> {
    let mut known: Vec<f64> = vec![];
    for number in value.numbers() {
        if number.fract() != 0.0 {
            return None;
        }
        if !known.contains(&number) {
            known.push(number);
        }
    }
    known.sort_by(f64::total_cmp);
    let place = |number: f64| known.iter().position(|of| *of == number).unwrap_or_default();
    (known.len() <= MOST_GROUPS).then(|| value.numbers().map(place).collect())
}

/// The lines and points of `plot`: `y`, or `x, y`, each with how it is drawn behind it, any number of times.
fn lines(call: &Drawn) -> Vec<Mark> {
    let mut found = vec![];
    // Behind the points of error bars stands how long these are.
    let most = if call.name == "errorbar" { 2 } else { call.given.len() };
    let mut given = call.given.iter().take(most).peekable();
    let marker = style(call, "marker").filter(|marker| !marker.is_empty() && marker != "None");
    let line = style(call, "linestyle").or_else(|| style(call, "ls"));
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
        let format = match given.peek() {
            Some(Given::Plain(Shown::Str(format))) => {
                given.next();
                // A dash with a dot is a broken line; the name of a colour is no marker.
                let is_colour = format.chars().filter(|letter| letter.is_alphabetic()).count() > 2;
                if is_colour { String::new() } else { format.replace("-.", "--") }
            }
            _ => String::new(),
        };
        let is_broken = format.contains("--")
            || format.contains(':')
            || matches!(line.as_deref(), Some("--" | ":" | "-." | "dashed" | "dotted"));
        let has_marker = marker.is_some() || format.contains(['o', 'x', '.', 's', '^', '*', '+', 'D', 'v']);
        let has_line =
            format.contains('-') || format.contains(':') || !has_marker || (format.is_empty() && marker.is_some());
        let has_line = has_line && !matches!(line.as_deref(), Some("" | " " | "None" | "none"));
        for column in 0..(if y.shape().rank() == 2 { y.shape().columns() } else { 1 }) {
            let points = points(x.as_ref(), &y, column);
            if has_line && points.len() > 1 {
                found.push(Mark::Line(points.clone(), is_broken));
            }
            if has_marker || points.len() == 1 {
                found.push(Mark::Points(points, None));
            }
        }
    }
    found
}

fn style(call: &Drawn, name: &str) -> Option<String> {
    match named(call, name)? {
        Given::Plain(Shown::Str(text)) => Some(text.clone()),
        _ => None,
    }
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
