//! "Run until": a condition on a number of a lab.

use crate::lab::program::{Kind, Reference};
use crate::lab::{Element, Evaluation, Refusal, Snapshot};
use crate::ops::{Cell, Value};

/// A condition that a run can be played until.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// The condition as it was written.
    pub text: String,
    test: Test,
    /// What it is on: a quantity and its cell, or any of its cells; nothing where it is on all of them.
    on: Option<(String, Option<Cell>)>,
}

/// The number that a condition came true on.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What it is called, where the condition does not say that itself: `W1[0,2]`.
    pub name: Option<String>,
    /// What it was one step earlier.
    pub before: Option<f64>,
    /// What it is; nothing where the condition is on no one number.
    pub now: Option<f64>,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Test {
    Is(Relation, f64),
    ChangesSign,
    NotFinite,
}

impl Test {
    fn holds(self, before: Option<f64>, now: f64) -> bool {
        match self {
            Self::Is(relation, bound) => match relation {
                Relation::Less => now < bound,
                Relation::AtMost => now <= bound,
                Relation::Greater => now > bound,
                Relation::AtLeast => now >= bound,
                Relation::Equal => now == bound,
            },
            Self::ChangesSign => before.is_some_and(|before| before * now < 0.0 || (now == 0.0 && before != 0.0)),
            Self::NotFinite => !now.is_finite(),
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    Less,
    AtMost,
    Greater,
    AtLeast,
    Equal,
}

/// The relations as they are written, the longer ones first.
const RELATIONS: [(&str, Relation); 8] = [
    ("<=", Relation::AtMost),
    (">=", Relation::AtLeast),
    ("==", Relation::Equal),
    ("≤", Relation::AtMost),
    ("≥", Relation::AtLeast),
    ("<", Relation::Less),
    (">", Relation::Greater),
    ("=", Relation::Equal),
];

/// Names that a refusal lists at most.
const MOST_NAMES: usize = 12;

impl Condition {
    /// The condition in `text`, on a number of the lab that `shown` steps through: `loss < 0.6`, `grad_slope changes
    /// sign`, `weights[1,0] > 0.5`, `loss not finite`, or `not finite` for any of the numbers.
    ///
    /// # Errors
    /// If it is no condition or there is no such number; the refusal says what is known.
    pub fn read(text: &str, shown: &Snapshot) -> Result<Self, Refusal> {
        let text = text.trim();
        let known = |what: &str| {
            let names = scalars(shown);
            let Some((example, others)) = names.split_first() else { return Refusal(what.to_owned()) };
            let others = if others.is_empty() { String::new() } else { format!(", or {}", others.join(", ")) };
            Refusal(format!("{what}; try `until {example} < 1`{others}"))
        };
        let condition = |test, on| Self { text: text.to_owned(), test, on };
        if text == "not finite" {
            return Ok(condition(Test::NotFinite, None));
        }
        let on = |name: &str| match place(name.trim(), &shown.now) {
            Some((name, cell)) => Ok(Some((name.to_owned(), Some(cell)))),
            None if shown.stand.may_have(name.trim()) => Ok(Some((name.trim().to_owned(), Some(Cell::SCALAR)))),
            None => Err(known(&format!("no number `{}` here", name.trim()))),
        };
        for (phrase, test) in [("changes sign", Test::ChangesSign), ("not finite", Test::NotFinite)] {
            if let Some(name) = text.strip_suffix(phrase) {
                let name = name.trim().strip_suffix(" is").unwrap_or(name.trim()).trim();
                // Of an array without an index any of its numbers will do.
                let whole = shown.now.find(name).filter(|of| !shown.now.shape(*of).is_scalar());
                return match whole.filter(|_| place(name, &shown.now).is_none()) {
                    Some(_) => Ok(condition(test, Some((name.to_owned(), None)))),
                    None => Ok(condition(test, on(name)?)),
                };
            }
        }
        let relation = RELATIONS.iter().find_map(|(sign, relation)| Some((text.split_once(sign)?, sign, *relation)));
        let Some(((name, bound), sign, relation)) = relation else {
            return Err(known(&format!("`{text}` is no condition")));
        };
        let on = on(name)?;
        let bound = bound.trim();
        let number = bound.replace('−', "-").parse::<f64>().ok().filter(|number| !number.is_nan());
        let example = || format!("`{bound}` is no number; write one, as in `until {} {sign} 0.5`", name.trim());
        let number = number.ok_or_else(|| Refusal(example()))?;
        Ok(condition(Test::Is(relation, number), on))
    }

    /// What the condition is on, where it exists: a number, or all numbers of an array.
    pub fn reading(&self, shown: &Snapshot) -> Option<Value> {
        let (name, cell) = self.on.as_ref()?;
        let now = &shown.now;
        let of = now.find(name)?;
        let Some(cell) = *cell else { return Some(now.value(of).clone()) };
        (now.shape(of).nearest(cell) == cell).then(|| now.number(Element { of, cell }).into())
    }

    /// What the condition holds on, where it reads `now` and has read `before` one step earlier. That numbers stop being
    /// finite, the lab itself finds out: it rests ahead of it.
    pub fn met(&self, before: Option<&Value>, now: Option<&Value>, shown: &Snapshot) -> Option<Hit> {
        let has_left = has_left(shown);
        let nothing = Hit { name: None, before: None, now: None };
        let Some(now) = now else {
            return (self.test == Test::NotFinite && self.on.is_none() && has_left).then_some(nothing);
        };
        let before = before.filter(|before| before.shape() == now.shape());
        let whole = self.on.as_ref().filter(|(_, cell)| cell.is_none());
        let hit = |cell: Cell| Hit {
            name: whole.map(|(name, _)| format!("{name}{}", cell.index(now.shape()))),
            before: before.map(|before| before.get(cell)),
            now: Some(now.get(cell)),
        };
        let found = now.shape().cells().find(|cell| self.test.holds(before.map(|of| of.get(*cell)), now.get(*cell)));
        match found {
            Some(cell) => Some(hit(cell)),
            None if self.test == Test::NotFinite && has_left => {
                Some(if whole.is_none() { hit(Cell::SCALAR) } else { nothing })
            }
            None => None,
        }
    }

    /// Whether it waits for numbers to stop being finite.
    pub fn is_of_departure(&self) -> bool {
        self.test == Test::NotFinite
    }
}

/// Whether the next round would leave the finite numbers.
fn has_left(shown: &Snapshot) -> bool {
    shown.departure().is_some_and(|departure| departure.round == shown.position.done + 1)
}

/// The scalars of a lab, computed or not, as far as a refusal has room for them.
fn scalars(shown: &Snapshot) -> Vec<&str> {
    let now = &shown.now;
    let program = now.program();
    let inputs = program.inputs().iter().enumerate().map(|(index, input)| (&*input.name, Reference::Input(index)));
    let lines = program.statements().iter().enumerate().map(|(k, line)| (&*line.name, Reference::Statement(k)));
    // What the curves show is what people run by.
    let traced = shown.description().traced.iter().copied();
    let mut names: Vec<&str> = traced.filter(|name| now.find(name).is_some()).collect();
    for (name, of) in inputs.chain(lines) {
        if now.shape(of).is_scalar() && now.kind(of) == Kind::Number && !names.contains(&name) {
            names.push(name);
        }
    }
    if names.is_empty() {
        // Where there is no scalar, a cell of something larger has to do.
        let larger = program.statements().iter().map(|line| &*line.name);
        names.extend(larger.take(MOST_NAMES));
    }
    names.truncate(MOST_NAMES);
    names
}

/// The quantity of an evaluation and its cell in `text`: `loss`, `z[3]`, `weights[1,0]`.
pub fn place<'a>(text: &'a str, now: &Evaluation) -> Option<(&'a str, Cell)> {
    let program = now.program();
    let (name, index) = match text.split_once('[') {
        Some((name, rest)) => (name.trim(), Some(rest.strip_suffix(']')?)),
        None => (text, None),
    };
    let line = program.statements().iter().rposition(|line| line.name == name).map(Reference::Statement);
    let input = || program.inputs().iter().position(|input| input.name == name).map(Reference::Input);
    let of = line.or_else(input).filter(|of| now.kind(*of) != Kind::Setting)?;
    let numbers: Vec<usize> =
        index.map_or(Some(vec![]), |index| index.split(',').map(|part| part.trim().parse().ok()).collect())?;
    let shape = now.shape(of);
    // A vector of one number needs no index, no more than a scalar.
    let is_one = numbers.is_empty() && shape.rank() < 2 && shape.len() == 1;
    if !is_one && numbers.len() != shape.rank() {
        return None;
    }
    let cell = if is_one { Cell::SCALAR } else { Cell::from_index(&numbers) };
    shape.has(cell).then_some((name, cell))
}
