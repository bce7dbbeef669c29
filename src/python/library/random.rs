//! Random generators as objects.

use std::sync::Arc;

use crate::numpy::random::{Generator, LegacyState, Random};
use crate::numpy::{Array, Buffer, Operand};
use crate::python::machine::{Fault, Flow, Function, Machine, Result};
use crate::python::objects::{Object, Rng, Sym, Value};

type Names<'a> = &'a [(Sym, Value)];

/// Functions by name.
pub const TABLE: &[(&str, Function)] = &[
    ("_python_random", python_random),
    ("_np_random_RandomState", random_state),
    ("_np_random_default_rng", default_rng),
    ("_np_random_Generator", default_rng),
    ("_copy_random", copy_random),
    ("_np_random_seed", seed),
    ("_np_random_shuffle", shuffle),
];

/// Words that nobody chose: the clock's, so that a replay has them again.
fn entropy(m: &mut Machine) -> Vec<u32> {
    let now = m.outside.now().to_bits();
    vec![now as u32, (now >> 32) as u32, 0x9E37_79B9]
}

fn made(m: &mut Machine, rng: Rng) -> Flow {
    Flow::Value(m.heap.add(Object::Rng(Box::new(rng))))
}

fn python_random(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    let rng = match args.first() {
        None | Some(Value::None) => Random::seed_with_words(&entropy(m)),
        Some(&seed) => {
            let seed = m.operand(seed, 0)?;
            Random::seeded(&seed)?
        }
    };
    Ok(made(m, Rng::Python(rng)))
}

fn legacy(m: &mut Machine, seed: Value) -> Result<LegacyState> {
    if matches!(seed, Value::None | Value::Unbound) {
        return Ok(LegacyState::seed_with_key(&entropy(m)));
    }
    let seed = m.operand(seed, 0)?;
    Ok(LegacyState::seeded(&seed)?)
}

fn random_state(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [seed] = m.fit("RandomState", 0, ["seed"], args, names)?;
    let state = legacy(m, seed)?;
    Ok(made(m, Rng::Legacy(state)))
}

fn seed(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [seed] = m.fit("seed", 0, ["seed"], args, names)?;
    m.numpy.state.random = legacy(m, seed)?;
    Ok(Flow::Value(Value::None))
}

fn default_rng(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let [seed] = m.fit("default_rng", 0, ["seed"], args, names)?;
    if matches!(m.object(seed), Some(Object::Rng(_))) {
        return Ok(Flow::Value(seed));
    }
    let rng = if matches!(seed, Value::None | Value::Unbound) {
        Generator::seed_with_words(&entropy(m))
    } else {
        let seed = m.operand(seed, 0)?;
        Generator::seeded(&seed)?
    };
    Ok(made(m, Rng::Generator(rng)))
}

fn copy_random(m: &mut Machine, args: &[Value], _: Names) -> Result<Flow> {
    match args.first().and_then(|&value| m.object(value)) {
        Some(Object::Rng(rng)) => {
            let rng = (**rng).clone();
            Ok(made(m, rng))
        }
        _ => Err(Fault::type_error("state must be what getstate() gave")),
    }
}

/// The places of a list as an array, to be shuffled in its stead.
fn places(len: usize) -> Operand {
    let cells = (0..len as i64).collect();
    Operand::Array(Array { buffer: Arc::new(Buffer::Int64(cells)), view: crate::numpy::View::contiguous(&[len]) })
}

fn shuffle(m: &mut Machine, args: &[Value], names: Names) -> Result<Flow> {
    let Some(&first) = args.first() else { return m.call_numpy("random.shuffle", args, names) };
    let Some(items) = m.list_items(first) else { return m.call_numpy("random.shuffle", args, names) };
    let result = crate::numpy::call("random.shuffle", &[places(items)], &[], &mut m.numpy.state)?;
    m.take_order(first, &result);
    Ok(Flow::Value(Value::None))
}

fn ints(places: Vec<usize>) -> Operand {
    Operand::List(places.into_iter().map(|place| Operand::Int(place as i64)).collect())
}

fn drawn(rng: &mut Random, name: &str, args: &[Operand], kwargs: &[(&str, Operand)]) -> Result<Operand> {
    let whole = |at: usize| args.get(at).and_then(Operand::as_index).unwrap_or(0);
    let count = |at: usize| usize::try_from(whole(at)).unwrap_or(0).min(1 << 26);
    Ok(match name {
        "_below" => Operand::Int(rng.below(whole(0).max(1) as u64) as i64),
        "_shuffled" => ints(rng.shuffled(count(0))),
        "_sample" => ints(rng.sample(count(0), whole(1))?),
        "_choices" => ints(rng.choices(count(0), count(1))),
        "_weighted" => {
            let weights: Vec<f64> =
                args.first().and_then(Operand::items).unwrap_or(&[]).iter().filter_map(Operand::as_float).collect();
            ints(rng.weighted_choices(&weights, count(1))?)
        }
        _ => rng.call(name, args, kwargs)?,
    })
}

impl Machine {
    fn list_items(&self, value: Value) -> Option<usize> {
        match self.object(value)? {
            Object::List(items) => Some(items.len()),
            _ => None,
        }
    }

    /// Puts a list in the order that an array of places has.
    fn take_order(&mut self, list: Value, order: &Operand) {
        if let Operand::Written(array) | Operand::Array(array) = order {
            let order: Vec<usize> = match &array.packed() {
                Buffer::Int64(cells) => cells.iter().map(|&place| place as usize).collect(),
                _ => return,
            };
            self.reorder(list, &order);
        }
    }

    /// Whether a generator has a method.
    pub fn has_rng_method(&self, rng: &Rng, name: &str) -> bool {
        match rng {
            Rng::Legacy(_) => LegacyState::has(name),
            Rng::Generator(_) => Generator::has(name),
            Rng::Python(_) => Random::has(name) || name.starts_with('_'),
        }
    }

    /// A method of a generator.
    ///
    /// # Errors
    /// NumPy's and Python's, in their words.
    pub fn rng_method(&mut self, this: Value, name: Sym, args: &[Value], names: Names) -> Result<Option<Flow>> {
        let Value::Ref(handle) = this else { return Ok(None) };
        let Object::Rng(rng) = self.heap.get(handle) else { return Ok(None) };
        let text = Arc::clone(self.symbols.name(name));
        if !self.has_rng_method(rng, &text) {
            return Ok(None);
        }
        let list = (&*text == "shuffle").then(|| args.first().copied()).flatten();
        let len = list.and_then(|list| self.list_items(list));
        let mut operands: Vec<Operand> = args.iter().map(|&value| self.operand(value, 0)).collect::<Result<_>>()?;
        if let (Some(len), Some(first)) = (len, operands.first_mut()) {
            *first = places(len);
        }
        let texts: Vec<Arc<str>> = names.iter().map(|&(key, _)| Arc::clone(self.symbols.name(key))).collect();
        let mut kwargs = Vec::with_capacity(names.len());
        for (text, &(_, value)) in texts.iter().zip(names) {
            kwargs.push((&**text, self.operand(value, 0)?));
        }
        let Object::Rng(rng) = self.heap.get_mut(handle) else { return Ok(None) };
        let result = match &mut **rng {
            Rng::Legacy(state) => state.call(&text, &operands, &kwargs)?,
            Rng::Generator(state) => state.call(&text, &operands, &kwargs)?,
            Rng::Python(state) => drawn(state, &text, &operands, &kwargs)?,
        };
        drop(operands);
        if let (Some(list), Some(_)) = (list, len) {
            self.take_order(list, &result);
            return Ok(Some(Flow::Value(Value::None)));
        }
        if let Operand::Written(array) = result {
            if let Some(&first) = args.first() {
                self.overwrite(first, array)?;
            }
            return Ok(Some(Flow::Value(Value::None)));
        }
        Ok(Some(Flow::Value(self.from_operand(result, args))))
    }
}
