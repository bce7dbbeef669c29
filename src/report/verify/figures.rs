//! Reading the figures that articles print.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::lab::Refusal;
use crate::ops::Cell;

/// The figures of the two articles.
const ARTICLES: &str = include_str!("../../../assets/figures.toml");

/// Decimals that a number is printed with at most: a double has no more to show below 1.
const MOST_DECIMALS: usize = 17;

/// One number or word that an article prints, and where the program computes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// The article's title.
    pub article: String,
    /// Who wrote it.
    pub by: String,
    /// The part of the article.
    pub part: String,
    /// What the figure is.
    pub name: String,
    /// As it is printed.
    pub printed: String,
    /// Decimals that a number is printed with, with those that NumPy leaves away because they are 0.
    pub decimals: usize,
    /// The lab that computes it.
    pub lab: String,
    /// The settings of the lab, as `NAME=VALUE`.
    pub settings: Vec<String>,
    /// The position; the last one where there is none.
    pub position: Option<String>,
    /// What of the lab.
    pub source: Source,
    /// Where in it.
    pub cell: Cell,
    /// What is read there.
    pub reading: Reading,
    /// Why it is known to disagree; nothing where it should agree.
    pub reason: Option<String>,
    /// Whether it is a time, which no two machines agree on.
    pub is_measured: bool,
}

/// What of a lab a figure is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A quantity.
    Quantity(String),
    /// A parameter.
    Parameter(String),
}

/// What is read of a quantity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// One of its numbers, or what that names.
    #[default]
    Number,
    /// Its shape, as NumPy writes it.
    Shape,
    /// The shape of one of its rows.
    #[serde(rename = "row shape")]
    RowShape,
    /// How many rows it has.
    Rows,
    /// How many columns it has.
    Columns,
    /// How many numbers it has.
    Count,
    /// What its numbers sum to.
    Sum,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    reasons: BTreeMap<String, String>,
    article: Vec<Article>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Article {
    title: String,
    by: String,
    part: Vec<Part>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    name: String,
    lab: String,
    #[serde(default)]
    set: Vec<String>,
    position: Option<String>,
    figure: Vec<Entry>,
}

/// Some figures of one quantity.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    name: String,
    #[serde(default)]
    of: Vec<String>,
    quantity: Option<String>,
    parameter: Option<String>,
    printed: Printed,
    #[serde(default)]
    at: Vec<Vec<usize>>,
    #[serde(default)]
    positions: Vec<String>,
    #[serde(default)]
    decimals: usize,
    #[serde(default)]
    read: Reading,
    reason: Option<String>,
    #[serde(default)]
    measured: bool,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Printed {
    One(String),
    List(Vec<String>),
    Rows(Vec<Vec<String>>),
}

impl Printed {
    /// What is printed, each with its index in the list or in the rows.
    fn each(&self) -> Vec<(&str, Vec<usize>)> {
        match self {
            Self::One(text) => vec![(text, vec![])],
            Self::List(list) => list.iter().enumerate().map(|(i, text)| (text.as_str(), vec![i])).collect(),
            Self::Rows(rows) => {
                let row = |(i, row): (usize, &'_ Vec<String>)| (0..row.len()).map(move |j| vec![i, j]);
                let places = rows.iter().enumerate().flat_map(row);
                rows.iter().flatten().map(String::as_str).zip(places).collect()
            }
        }
    }
}

/// The figures of the two articles.
pub fn articles() -> Vec<Figure> {
    read(ARTICLES).expect("the figures are part of the program and read by its tests")
}

/// The figures in a file such as `assets/figures.toml`, which says how one is written.
///
/// # Errors
/// If it is not written so.
pub fn read(file: &str) -> Result<Vec<Figure>, Refusal> {
    let file: File = toml::from_str(file).map_err(|error| Refusal(one_line(&error)))?;
    let mut figures = vec![];
    for article in &file.article {
        for part in &article.part {
            for entry in &part.figure {
                let read = entry.figures(article, part, &file.reasons);
                figures.extend(read.map_err(|why| Refusal(format!("{}, {}: {why}", part.name, entry.name)))?);
            }
        }
    }
    Ok(figures)
}

/// What is wrong with the file, and where, in one line.
fn one_line(error: &toml::de::Error) -> String {
    let text = error.to_string();
    let lines: Vec<&str> = text.lines().filter(|line| !line.contains('|')).map(str::trim).collect();
    lines.join(": ")
}

impl Entry {
    fn figures(
        &self,
        article: &Article,
        part: &Part,
        reasons: &BTreeMap<String, String>,
    ) -> Result<Vec<Figure>, String> {
        let source = match (&self.quantity, &self.parameter) {
            (Some(quantity), None) => Source::Quantity(quantity.clone()),
            (None, Some(parameter)) => Source::Parameter(parameter.clone()),
            _ => return Err("a figure is of a quantity or of a parameter".to_owned()),
        };
        if self.decimals > MOST_DECIMALS {
            return Err(format!("decimals go from 0 to {MOST_DECIMALS}"));
        }
        let reason = match &self.reason {
            Some(key) => Some(reasons.get(key).ok_or_else(|| format!("no reason `{key}`"))?.clone()),
            None if self.measured => return Err("a measured figure needs its reason".to_owned()),
            None => None,
        };
        let each = self.printed.each();
        for (what, count) in [("of", self.of.len()), ("at", self.at.len()), ("positions", self.positions.len())] {
            if count != 0 && count != each.len() {
                return Err(format!("`{what}` names {count}, and {} are printed", each.len()));
            }
        }
        let figure = |(k, (printed, index)): (usize, (&str, Vec<usize>))| {
            let decimals = printed.split_once('.').map_or(0, |(_, decimals)| decimals.len());
            if printed.parse::<f64>().is_ok() && decimals > self.decimals {
                return Err(format!("{printed} has more than {} decimals", self.decimals));
            }
            let cell = match self.at.get(k) {
                Some(at) => cell(at)?,
                // The one number of a scalar, at several positions.
                None if !self.positions.is_empty() => Cell::SCALAR,
                None => cell(&index)?,
            };
            Ok(Figure {
                article: article.title.clone(),
                by: article.by.clone(),
                part: part.name.clone(),
                name: self.name_of(k, &index),
                printed: printed.to_owned(),
                decimals: self.decimals,
                lab: part.lab.clone(),
                settings: part.set.clone(),
                position: self.positions.get(k).or(part.position.as_ref()).cloned(),
                source: source.clone(),
                cell,
                reading: self.read,
                reason: reason.clone(),
                is_measured: self.measured,
            })
        };
        each.into_iter().enumerate().map(figure).collect()
    }

    /// The name of figure `k`: with what it is of, or with its index.
    fn name_of(&self, k: usize, index: &[usize]) -> String {
        match (self.of.get(k), index) {
            (Some(of), _) => self.name.replace("{}", of),
            (None, [i]) if self.positions.is_empty() && self.at.is_empty() => format!("{} [{i}]", self.name),
            (None, [i, j]) => format!("{} [{i},{j}]", self.name),
            _ => self.name.clone(),
        }
    }
}

fn cell(index: &[usize]) -> Result<Cell, String> {
    match *index {
        [] => Ok(Cell::SCALAR),
        [row] => Ok(Cell::at(row)),
        [row, column] => Ok(Cell::new(row, column)),
        _ => Err("a place has a row and at most a column".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(entry: &str) -> String {
        format!(
            "[reasons]\nodd = \"why\"\n[[article]]\ntitle = \"T\"\nby = \"B\"\n[[article.part]]\nname = \"P\"\nlab = \
             \"softmax\"\nfigure = [{{ {entry} }}]\n"
        )
    }

    #[test]
    fn an_entry_is_a_figure_for_each_thing_printed() {
        let read = |entry: &str| -> Vec<(String, String, Cell)> {
            let figures = read(&file(entry)).unwrap();
            figures.into_iter().map(|figure| (figure.name, figure.printed, figure.cell)).collect()
        };
        let expected =
            |name: &str, printed: &str, row, column| (name.to_owned(), printed.to_owned(), Cell::new(row, column));
        assert_eq!(read("name = 'a', quantity = 'q', printed = '1'"), [expected("a", "1", 0, 0)]);
        assert_eq!(
            read("name = 'a', quantity = 'q', printed = ['1', '2']"),
            [expected("a [0]", "1", 0, 0), expected("a [1]", "2", 1, 0)]
        );
        assert_eq!(
            read("name = 'a', quantity = 'q', printed = [['1', '2'], ['3']]"),
            [expected("a [0,0]", "1", 0, 0), expected("a [0,1]", "2", 0, 1), expected("a [1,0]", "3", 1, 0)]
        );
        assert_eq!(
            read("name = 'a of {}', of = ['x', 'y'], at = [[3], [1, 2]], quantity = 'q', printed = ['1', '2']"),
            [expected("a of x", "1", 3, 0), expected("a of y", "2", 1, 2)]
        );
        let positions = "name = 'a', of = ['x', 'y'], positions = ['7', '9'], quantity = 'q', printed = ['1', '2']";
        let figures = super::read(&file(positions)).unwrap();
        assert_eq!(figures[1].position.as_deref(), Some("9"));
        assert_eq!(figures[1].cell, Cell::SCALAR);
    }

    #[test]
    fn what_is_not_written_so_is_refused() {
        for (entry, says) in [
            ("name = 'a', printed = '1'", "P, a: a figure is of a quantity or of a parameter"),
            ("name = 'a', quantity = 'q', parameter = 'p', printed = '1'", "of a quantity or of a parameter"),
            ("name = 'a', quantity = 'q', printed = '1', reason = 'even'", "no reason `even`"),
            ("name = 'a', quantity = 'q', printed = '1', measured = true", "needs its reason"),
            ("name = 'a', quantity = 'q', printed = '1.25', decimals = 1", "1.25 has more than 1 decimals"),
            ("name = 'a', quantity = 'q', printed = '1', decimals = 99", "decimals go from 0 to 17"),
            ("name = 'a', quantity = 'q', printed = ['1', '2'], of = ['x']", "`of` names 1, and 2 are printed"),
            ("name = 'a', quantity = 'q', printed = '1', at = [[1, 2, 3]]", "a row and at most a column"),
            ("name = 'a', quantity = 'q', printed = '1', digits = 3", "digits"),
        ] {
            let refusal = read(&file(entry)).unwrap_err();
            assert!(refusal.0.contains(says), "{entry}: {refusal}");
            assert_eq!(refusal.0.lines().count(), 1, "{refusal}");
        }
        assert!(read("not toml").is_err());
    }
}
