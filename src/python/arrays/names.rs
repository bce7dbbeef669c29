//! NumPy's names: functions, methods, attributes, constants.

use std::sync::Arc;

use crate::numpy::{self, Dtype, Operand, State};
use crate::python::machine::{Fault, Flow, Machine, Result};
use crate::python::objects::{Handle, Object, Sym, Value};

/// What stands in NumPy beside its arguments.
#[derive(Debug, Clone, Default)]
pub struct NumPy {
    /// NumPy's own.
    pub state: State,
    /// Whether functions of the program write cells of arrays.
    pub formatted: bool,
}

const ROOMS: [&str; 8] = ["linalg", "random", "testing", "exceptions", "fft", "ma", "lib", "lib.stride_tricks"];

fn constant(path: &str) -> Option<Value> {
    Some(match path {
        "pi" => Value::Float(std::f64::consts::PI),
        "e" => Value::Float(std::f64::consts::E),
        "euler_gamma" => Value::Float(0.577_215_664_901_532_9),
        "inf" => Value::Float(f64::INFINITY),
        "nan" => Value::Float(f64::NAN),
        "newaxis" => Value::None,
        "True_" => Value::NpBool(true),
        "False_" => Value::NpBool(false),
        _ => return None,
    })
}

/// Functions that give what they are given, where it is as they would make it.
fn is_conversion(name: &str) -> bool {
    matches!(name, "asarray" | "asanyarray" | "ascontiguousarray")
}

impl Machine {
    /// Hands NumPy's warnings on.
    pub fn warn_numpy(&mut self) {
        if self.numpy.state.warnings.is_empty() {
            return;
        }
        for warning in std::mem::take(&mut self.numpy.state.warnings) {
            if warning.class == "print" {
                self.output.push_str(&warning.message);
                self.output.push('\n');
            } else {
                self.warn(warning.class, &warning.message);
            }
        }
    }

    /// A name of NumPy.
    ///
    /// # Errors
    /// `AttributeError` with the nearest name that is known.
    pub fn numpy_attribute(&mut self, room: &str, name: Sym) -> Result<Flow> {
        let own = Arc::clone(self.symbols.name(name));
        let path = if room.is_empty() { own.to_string() } else { format!("{room}.{own}") };
        if let Some(value) = constant(&path) {
            return Ok(Flow::Value(value));
        }
        let helper = format!("_np_{}", path.replace('.', "_"));
        let helper = self.library(&helper);
        if helper != Value::Unbound {
            return Ok(Flow::Value(helper));
        }
        let value = match path.as_str() {
            "__version__" => self.text("2.4.6"),
            "ndarray" => Value::Ref(self.type_of_kind(crate::python::objects::Kind::Array)),
            "dtype" => self.heap.add(Object::NumPy("dtype".into())),
            "__name__" => self.text(if room.is_empty() { "numpy" } else { room }),
            "linalg.LinAlgError" | "exceptions.AxisError" | "AxisError" => {
                self.library(path.rsplit('.').next().unwrap_or(""))
            }
            "generic" | "number" | "integer" | "signedinteger" | "unsignedinteger" | "inexact" | "floating"
            | "complexfloating" | "character" => self.heap.add(Object::NumPy(path.into())),
            _ if ROOMS.contains(&path.as_str()) => {
                self.heap.add(Object::Module(Arc::new(crate::python::objects::Module {
                    name: format!("numpy.{path}").into(),
                    slots: Arc::new([]),
                })))
            }
            _ if numpy::is_known(&path) || Dtype::named(&path).is_some() => self.heap.add(Object::NumPy(path.into())),
            _ => {
                let module = if room.is_empty() { "numpy".into() } else { format!("numpy.{room}") };
                let words = format!("module '{module}' has no attribute '{own}' here");
                return Err(Fault::New("AttributeError", words));
            }
        };
        Ok(Flow::Value(value))
    }

    /// `np.NAME(args, **names)`.
    ///
    /// # Errors
    /// NumPy's, in its words.
    pub fn call_numpy(&mut self, name: &str, args: &[Value], names: &[(Sym, Value)]) -> Result<Flow> {
        if let Some(dtype) = Dtype::named(name)
            && !numpy::is_known(name)
        {
            return self.make_scalar(dtype, args);
        }
        if name == "dtype" {
            let operand = self.operand(args.first().copied().unwrap_or(Value::None), 0)?;
            let dtype = match operand {
                Operand::Dtype(dtype) => Some(dtype),
                Operand::Str(text) => Dtype::named(&text),
                _ => None,
            };
            return match dtype {
                Some(dtype) => Ok(Flow::Value(self.heap.add(Object::Dtype(dtype)))),
                None => Err(Fault::type_error("data type not understood")),
            };
        }
        if let Some(flow) = self.listed_numpy(name, args, names)? {
            return Ok(flow);
        }
        let mut shared: Vec<Value> = args.to_vec();
        shared.extend(names.iter().map(|&(_, value)| value));
        let operands: Vec<Operand> = args.iter().map(|&value| self.operand(value, 0)).collect::<Result<_>>()?;
        let texts: Vec<Arc<str>> = names.iter().map(|&(key, _)| Arc::clone(self.symbols.name(key))).collect();
        let mut kwargs = Vec::with_capacity(names.len());
        let mut out = None;
        for (text, &(_, value)) in texts.iter().zip(names) {
            if &**text == "out" && value != Value::None {
                out = Some(value);
            }
            kwargs.push((&**text, self.operand(value, 0)?));
        }
        let result = numpy::call(name, &operands, &kwargs, &mut self.numpy.state);
        self.warn_numpy();
        let result = result?;
        drop(operands);
        drop(kwargs);
        let value = match args.first() {
            Some(&first) if is_conversion(name) && self.is_same(first, &result) => first,
            first => self.numpy_result(result, first.copied(), out, &shared)?,
        };
        Ok(Flow::Value(value))
    }

    /// Whether what NumPy gives is that very array.
    fn is_same(&self, value: Value, result: &Operand) -> bool {
        let (Some(own), Operand::Array(array)) = (value.handle().and_then(|handle| self.array_of(handle)), result)
        else {
            return false;
        };
        Arc::ptr_eq(&own.buffer, &array.buffer) && own.view == array.view
    }

    /// Puts what NumPy gives where it belongs: into `out`, into the array itself, or into a value.
    fn numpy_result(
        &mut self,
        result: Operand,
        first: Option<Value>,
        out: Option<Value>,
        shared: &[Value],
    ) -> Result<Value> {
        if let Operand::Written(array) = result {
            if let Some(first) = first {
                self.overwrite(first, array)?;
            }
            return Ok(Value::None);
        }
        if let Some(out) = out {
            let target = match self.object(out) {
                Some(Object::Tuple(items)) => items.first().copied().unwrap_or(out),
                _ => out,
            };
            let array = result.to_array()?;
            drop(result);
            self.overwrite(target, array)?;
            return Ok(target);
        }
        Ok(self.from_operand(result, shared))
    }

    /// Generators among the arguments become lists first, and objects that are arrays by `__array__` become these.
    fn listed_numpy(&mut self, name: &str, args: &[Value], names: &[(Sym, Value)]) -> Result<Option<Flow>> {
        let own = |value: Value| match self.object(value) {
            Some(Object::Generator(_)) => Some("_listed"),
            Some(Object::Instance(of)) => self.class_attribute(of.class, self.names.array).map(|_| "_arrayed"),
            _ => None,
        };
        let Some((at, function)) =
            args.iter().enumerate().find_map(|(at, &value)| own(value).map(|function| (at, function)))
        else {
            return Ok(None);
        };
        let callee = self.heap.add(Object::NumPy(name.into()));
        let args = self.tuple(args.to_vec());
        let names = self.keyword_dict(names);
        Ok(Some(Flow::Library(function, vec![callee, Value::Int(at as i64), args, names])))
    }

    /// `np.float32(x)` and its like.
    fn make_scalar(&mut self, dtype: Dtype, args: &[Value]) -> Result<Flow> {
        let operand = match args.first() {
            Some(&value) => self.operand(value, 0)?,
            None => Operand::Int(0),
        };
        let array = numpy::call("array", &[operand, Operand::Dtype(dtype)], &[], &mut self.numpy.state)?;
        let Operand::Array(array) = array else { return Ok(Flow::Value(Value::None)) };
        let value = if array.rank() == 0 { self.from_scalar(&array) } else { self.from_array(array, &[]) };
        Ok(Flow::Value(value))
    }

    /// A dtype is called: `x.dtype.type(3)`.
    ///
    /// # Errors
    /// NumPy's, in its words.
    pub fn call_dtype(&mut self, callee: Value, args: &[Value]) -> Result<Flow> {
        match self.object(callee) {
            Some(Object::Dtype(dtype)) => {
                let dtype = *dtype;
                self.make_scalar(dtype, args)
            }
            _ => Ok(Flow::Value(Value::None)),
        }
    }

    /// `np.c_[…]` and its like.
    ///
    /// # Errors
    /// `TypeError` for names that take no subscript.
    pub fn numpy_item(&mut self, name: &str, index: Value) -> Result<Value> {
        if !matches!(name, "c_" | "r_" | "s_" | "index_exp" | "ogrid" | "mgrid") {
            return Err(Fault::type_error(format!("'{name}' of numpy is not subscriptable")));
        }
        if name == "s_" {
            return Ok(index);
        }
        let operand = self.operand(index, 0)?;
        let result = numpy::call(name, &[operand], &[], &mut self.numpy.state)?;
        Ok(self.from_operand(result, &[]))
    }

    /// An attribute of an array, scalar or dtype: a value, or a method with its array.
    ///
    /// # Errors
    /// `AttributeError` if there is none.
    pub fn array_attribute(&mut self, object: Value, name: Sym) -> Result<Flow> {
        let text = Arc::clone(self.symbols.name(name));
        if let Some(Object::Dtype(dtype)) = self.object(object) {
            let dtype = *dtype;
            let value = match &*text {
                "name" => {
                    let name = dtype.name();
                    self.text(&name)
                }
                "itemsize" => Value::Int(dtype.itemsize() as i64),
                "kind" => {
                    let letter = dtype.letter();
                    self.text(&letter[..1.min(letter.len())])
                }
                "type" => object,
                _ => return Err(self.no_attribute(object, name)),
            };
            return Ok(Flow::Value(value));
        }
        match (&*text, self.object(object)) {
            ("base", Some(Object::Array(array))) => return Ok(Flow::Value(array.base.map_or(Value::None, Value::Ref))),
            ("base", _) => return Ok(Flow::Value(Value::None)),
            ("flags", _) => return Ok(Flow::Library("_flags", vec![object])),
            _ => {}
        }
        let operand = self.operand(object, 0)?;
        let Some(array) = operand.as_array() else { return Err(self.no_attribute(object, name)) };
        if let Some(result) = numpy::attribute(&text, array) {
            drop(operand);
            let value = self.from_operand(result, &[object]);
            return Ok(Flow::Value(value));
        }
        if numpy::is_method(&text) {
            return Ok(Flow::Value(self.heap.add(Object::NativeMethod(object, name))));
        }
        Err(self.no_attribute(object, name))
    }

    /// `array.NAME(args)`, if arrays have that method.
    ///
    /// # Errors
    /// NumPy's, in its words.
    pub fn array_method(
        &mut self,
        this: Value,
        name: Sym,
        args: &[Value],
        names: &[(Sym, Value)],
    ) -> Result<Option<Flow>> {
        let text = Arc::clone(self.symbols.name(name));
        if !numpy::is_method(&text) {
            return Ok(None);
        }
        let operand = self.operand(this, 0)?;
        let Some(array) = operand.as_array().cloned() else { return Ok(None) };
        drop(operand);
        let operands: Vec<Operand> = args.iter().map(|&value| self.operand(value, 0)).collect::<Result<_>>()?;
        let texts: Vec<Arc<str>> = names.iter().map(|&(key, _)| Arc::clone(self.symbols.name(key))).collect();
        let mut out = None;
        let mut kwargs = Vec::with_capacity(names.len());
        for (text, &(_, value)) in texts.iter().zip(names) {
            if &**text == "out" && value != Value::None {
                out = Some(value);
            }
            kwargs.push((&**text, self.operand(value, 0)?));
        }
        let result = numpy::method(&text, &array, &operands, &kwargs, &mut self.numpy.state);
        self.warn_numpy();
        let result = result?;
        drop(array);
        drop(operands);
        drop(kwargs);
        self.numpy_result(result, Some(this), out, &[this]).map(|value| Some(Flow::Value(value)))
    }

    /// `array.flat = value`: the cells in order, over and over.
    fn fill_flat(&mut self, object: Value, handle: Handle, value: Value) -> Result<()> {
        let Some(array) = self.array_of(handle) else { return Ok(()) };
        let shape = Operand::ints(array.shape().iter().map(|&len| len as i64));
        drop(array);
        let cells = self.operand(value, 0)?;
        let filled = numpy::call("resize", &[cells, shape], &[], &mut self.numpy.state)?.to_array()?;
        self.overwrite(object, filled)
    }

    /// Sets `shape` or `flat` of an array.
    ///
    /// # Errors
    /// NumPy's, in its words; `AttributeError` for anything else.
    pub fn store_array_attribute(&mut self, object: Value, name: Sym, value: Value) -> Result<()> {
        let text = Arc::clone(self.symbols.name(name));
        let Value::Ref(handle) = object else { return Ok(()) };
        if &*text == "flat" {
            return self.fill_flat(object, handle, value);
        }
        if &*text != "shape" {
            let words = format!("attribute '{text}' of 'numpy.ndarray' objects is not writable");
            return Err(Fault::New("AttributeError", words));
        }
        let Some(array) = self.array_of(handle) else { return Ok(()) };
        let shape = self.operand(value, 0)?;
        let result = numpy::method("reshape", &array, &[shape], &[], &mut self.numpy.state)?;
        if let Operand::Array(result) = result
            && let Object::Array(own) = self.heap.get_mut(handle)
        {
            own.view = result.view;
        }
        Ok(())
    }
}
