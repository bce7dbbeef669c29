//! Reading and writing cells of arrays.

use std::sync::Arc;

use super::Watched;
use crate::numpy::{self, Array, Buffer, Operand, View};
use crate::python::machine::{Fault, Flow, Machine, Result};
use crate::python::objects::{ArrayObject, Handle, Object, Value};

/// The place of the cell that whole numbers mean, or nothing where they do not mean one cell of the array.
fn place_of(view: &View, index: &[Value]) -> Option<usize> {
    if index.len() != view.shape.len() {
        return None;
    }
    let mut place = view.offset as isize;
    for ((&value, &len), &stride) in index.iter().zip(&view.shape).zip(&view.strides) {
        let (Value::Int(i) | Value::NpInt(i)) = value else { return None };
        let i = if i < 0 { i + len as i64 } else { i };
        if i < 0 || i >= len as i64 {
            return None;
        }
        place += i as isize * stride;
    }
    usize::try_from(place).ok()
}

impl Machine {
    /// The place of a cell of a matrix, where both indices are whole numbers within it.
    fn matrix_place(&self, container: Value, i: Value, j: Value) -> Option<(Handle, usize)> {
        let (Value::Ref(handle), Value::Int(_), Value::Int(_)) = (container, i, j) else { return None };
        match self.heap.get(handle) {
            Object::Array(array) => Some((array.buffer, place_of(&array.view, &[i, j])?)),
            _ => None,
        }
    }

    /// `container[i, j]`, which lie on the stack one by one.
    ///
    /// # Errors
    /// As Python and NumPy.
    pub fn item_of_two(&mut self) -> Result<()> {
        let at = self.stack.len() - 3;
        let (container, i, j) = (self.stack[at], self.stack[at + 1], self.stack[at + 2]);
        if let Some((buffer, place)) = self.matrix_place(container, i, j)
            && let Object::Buffer(buffer, _) = self.heap.get(buffer)
            && let Buffer::Float64(cells) = &**buffer
        {
            self.stack[at] = Value::NpFloat(cells[place]);
            self.stack.truncate(at + 1);
            return Ok(());
        }
        self.stack.truncate(at + 1);
        let index = self.tuple(vec![i, j]);
        self.stack.push(index);
        self.load_item()
    }

    /// `container[i, j] = value`: value, container, i and j lie on the stack.
    ///
    /// # Errors
    /// As Python and NumPy.
    pub fn store_item_of_two(&mut self) -> Result<()> {
        let at = self.stack.len() - 4;
        let (value, container, i, j) = (self.stack[at], self.stack[at + 1], self.stack[at + 2], self.stack[at + 3]);
        if let (Some((own, place)), Value::Float(x) | Value::NpFloat(x)) = (self.matrix_place(container, i, j), value)
            && let Object::Buffer(buffer, version) = self.heap.get_mut(own)
            && matches!(&**buffer, Buffer::Float64(_))
        {
            if let Buffer::Float64(cells) = Arc::make_mut(buffer) {
                cells[place] = x;
            }
            *version += 1;
            self.note_write(own, |watched| watched == place);
            self.stack.truncate(at);
            return Ok(());
        }
        self.stack.truncate(at + 2);
        let index = self.tuple(vec![i, j]);
        self.stack.push(index);
        self.store_item()
    }

    fn cell_place(&self, array: &ArrayObject, index: Value) -> Option<usize> {
        match index {
            Value::Int(_) | Value::NpInt(_) => place_of(&array.view, &[index]),
            Value::Ref(handle) => match self.heap.get(handle) {
                Object::Tuple(items) => place_of(&array.view, items),
                _ => None,
            },
            _ => None,
        }
    }

    /// `array[index]`.
    ///
    /// # Errors
    /// NumPy's, in its words.
    pub fn array_item(&mut self, handle: Handle, index: Value) -> Result<Value> {
        let Object::Array(array) = self.heap.get(handle) else { return Ok(Value::None) };
        if let Some(place) = self.cell_place(array, index)
            && let Object::Buffer(buffer, _) = self.heap.get(array.buffer)
        {
            match &**buffer {
                Buffer::Float64(cells) => return Ok(Value::NpFloat(cells[place])),
                Buffer::Int64(cells) => return Ok(Value::NpInt(cells[place])),
                Buffer::Bool(cells) => return Ok(Value::NpBool(cells[place])),
                _ => {}
            }
        }
        if let Value::Int(i) = index
            && let Some(row) = self.row(handle, array, i)
        {
            return Ok(self.heap.add(Object::Array(Box::new(row))));
        }
        let Some(array) = self.array_of(handle) else { return Ok(Value::None) };
        let index = self.operand(index, 0)?;
        let result = numpy::get(&array, &index)?;
        drop(array);
        Ok(self.from_operand(result, &[Value::Ref(handle)]))
    }

    fn row(&self, handle: Handle, array: &ArrayObject, i: i64) -> Option<ArrayObject> {
        let len = *array.view.shape.first()? as i64;
        if array.view.shape.len() < 2 {
            return None;
        }
        let i = if i < 0 { i + len } else { i };
        if i < 0 || i >= len {
            return None;
        }
        let offset = array.view.offset as isize + i as isize * array.view.strides[0];
        let view = View {
            offset: offset as usize,
            shape: array.view.shape[1..].to_vec(),
            strides: array.view.strides[1..].to_vec(),
        };
        Some(ArrayObject { buffer: array.buffer, view, base: Some(array.base.unwrap_or(handle)) })
    }

    /// The next row of an iteration over an array.
    ///
    /// # Errors
    /// NumPy's, in its words.
    pub fn array_row(&mut self, handle: Handle, at: usize) -> Result<Option<Value>> {
        let Object::Array(array) = self.heap.get(handle) else { return Ok(None) };
        if array.view.shape.first().is_none_or(|&len| at >= len) {
            return Ok(None);
        }
        self.array_item(handle, Value::Int(at as i64)).map(Some)
    }

    /// `array[index] = value`.
    ///
    /// # Errors
    /// NumPy's, in its words; then nothing is written.
    pub fn set_array_item(&mut self, handle: Handle, index: Value, value: Value) -> Result<()> {
        let Object::Array(array) = self.heap.get(handle) else { return Ok(()) };
        let place = self.cell_place(array, index);
        let own = array.buffer;
        if let Some(place) = place
            && let (Value::Float(x) | Value::NpFloat(x), Object::Buffer(buffer, version)) =
                (value, self.heap.get_mut(own))
            && matches!(&**buffer, Buffer::Float64(_))
        {
            if let Buffer::Float64(cells) = Arc::make_mut(buffer) {
                cells[place] = x;
            }
            *version += 1;
            self.note_write(own, |watched| watched == place);
            return Ok(());
        }
        let Object::Array(array) = self.heap.get(handle) else { return Ok(()) };
        let view = array.view.clone();
        let (index, value) = (self.operand(index, 0)?, self.operand(value, 0)?);
        self.write(own, &view, &index, value)
    }

    /// Writes into a buffer of the heap through a view.
    ///
    /// # Errors
    /// NumPy's, in its words; then nothing is written.
    pub fn write(&mut self, buffer: Handle, view: &View, index: &Operand, value: Operand) -> Result<()> {
        // Cells that are read while they are written are read before.
        let value = match value {
            Operand::Array(array) if self.is_buffer(buffer, &array) => Operand::Array(array.copied()),
            other => other,
        };
        let watched = matches!(self.recorder.watched, Some(Watched::Cell(own, _)) if own == buffer);
        let mut changed = Vec::new();
        let Object::Buffer(own, version) = self.heap.get_mut(buffer) else { return Ok(()) };
        numpy::set(Arc::make_mut(own), view, index, &value, watched.then_some(&mut changed))?;
        *version += 1;
        if watched {
            self.note_write(buffer, |place| changed.iter().any(|&(at, _)| at == place));
        }
        Ok(())
    }

    fn is_buffer(&self, handle: Handle, array: &Array) -> bool {
        matches!(self.heap.get(handle), Object::Buffer(buffer, _) if Arc::ptr_eq(buffer, &array.buffer))
    }

    /// Writes all cells of an array object.
    ///
    /// # Errors
    /// NumPy's, in its words.
    pub fn overwrite(&mut self, target: Value, array: Array) -> Result<()> {
        let Some(Object::Array(own)) = self.object(target) else { return Ok(()) };
        let (buffer, view) = (own.buffer, own.view.clone());
        self.write(buffer, &view, &Operand::Ellipsis, Operand::Array(array))
    }

    /// The truth of an array or scalar.
    ///
    /// # Errors
    /// `ValueError` for several cells.
    pub fn array_truth(&self, value: Value) -> Result<bool> {
        let array = match self.object(value) {
            Some(Object::Scalar(scalar)) => (**scalar).clone(),
            _ => match value.handle().and_then(|handle| self.array_of(handle)) {
                Some(array) => array,
                None => return Ok(true),
            },
        };
        match array.size() {
            1 => Ok(Operand::Array(array).as_bool().unwrap_or(true)),
            0 => Err(Fault::value_error(
                "The truth value of an empty array is ambiguous. Use `array.size > 0` to check that an array is not empty.",
            )),
            _ => Err(Fault::value_error(
                "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()",
            )),
        }
    }

    /// An array of one integer as an index.
    pub fn array_integer(&self, value: Value) -> Option<i64> {
        let array = self.array_of(value.handle()?)?;
        Operand::Array(array).as_index()
    }

    /// `item in array`.
    ///
    /// # Errors
    /// NumPy's, in its words.
    pub fn array_contains(&mut self, array: Value, item: Value) -> Result<Flow> {
        let (left, right) = (self.operand(array, 0)?, self.operand(item, 0)?);
        let equal = numpy::binary(numpy::Binary::Equal, &left, &right, &mut self.numpy.state)?;
        let any = numpy::call("any", &[equal], &[], &mut self.numpy.state)?;
        Ok(Flow::Value(Value::Bool(any.as_bool().unwrap_or(false))))
    }
}
