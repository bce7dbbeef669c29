
def _raise_class(cls, cause):
    if cause is None:
        raise cls()
    raise cls() from cause

def _listed(function, at, args, kwargs):
    args = list(args)
    args[at] = [x for x in args[at]]
    return function(*args, **kwargs)

def _arrayed(function, at, args, kwargs):
    args = list(args)
    args[at] = args[at].__array__()
    return function(*args, **kwargs)

def _list(items):
    return [x for x in items]

def _listed_up_to(items, count):
    result = []
    for x in items:
        result.append(x)
        if len(result) == count:
            break
    return result

def _update_set(target, items):
    for x in items:
        target.add(x)

def _extend_list(target, items):
    for x in items:
        target.append(x)
    return target

def _set_slice(target, items):
    target[:] = [x for x in items]

def _call_attribute(value, name, args, kwargs):
    return getattr(value, name)(*args, **kwargs)

def _truth(x):
    cls = type(x)
    method = _class_attribute(cls, '__bool__')
    if method is not None:
        answer = method(x)
        if answer is True or answer is False:
            return answer
        raise TypeError('__bool__ should return bool, returned ' + type(answer).__name__)
    return len(x) != 0

def _new_instance(cls, args, kwargs):
    value = cls.__new__(cls, *args, **kwargs)
    if isinstance(value, cls):
        method = _class_attribute(type(value), '__init__')
        if method is not None:
            method(value, *args, **kwargs)
    return value

def _instance_of_listed(cls, args):
    args = list(args)
    args[0] = [x for x in args[0]]
    return cls(*args)

def _initialized(method, args, kwargs):
    method(*args, **kwargs)
    return args[0]

def _class_hooks(cls, subclassed):
    bindings = _class_bindings(cls)
    for name in list(bindings):
        value = bindings[name]
        method = _class_attribute(type(value), '__set_name__')
        if method is not None:
            method(value, cls, name)
    if subclassed:
        method = _class_attribute(cls.__mro__[1], '__init_subclass__')
        if method is not None:
            _inner_function(method)(cls)
    return cls

def _inner_function(method):
    if type(method).__name__ == 'classmethod':
        return lambda cls: cls.__mro__[1].__init_subclass__.__func__(cls)
    return method

def _sequence_iterator(x):
    at = 0
    while True:
        try:
            value = x[at]
        except IndexError:
            return
        yield value
        at += 1

def _iter_calls(function, sentinel):
    while True:
        value = function()
        if value == sentinel:
            return
        yield value

def _zip(items):
    its = [iter(x) for x in items]
    if not its:
        return
    while True:
        row = []
        for it in its:
            try:
                row.append(next(it))
            except StopIteration:
                return
        yield tuple(row)

def _enumerate(items, start):
    for x in items:
        yield start, x
        start += 1

def _reversed(x):
    at = len(x) - 1
    while at >= 0:
        yield x[at]
        at -= 1

class map:
    def __init__(self, function, *items):
        self._it = _map(function, items)
    def __iter__(self):
        return self._it
    def __next__(self):
        return next(self._it)

def _map(function, items):
    if len(items) == 1:
        for x in items[0]:
            yield function(x)
    else:
        for row in zip(*items):
            yield function(*row)

class filter:
    def __init__(self, function, items):
        self._it = _filter(function, items)
    def __iter__(self):
        return self._it
    def __next__(self):
        return next(self._it)

def _filter(function, items):
    if function is None:
        for x in items:
            if x:
                yield x
    else:
        for x in items:
            if function(x):
                yield x

def _any(items):
    for x in items:
        if x:
            return True
    return False

def _all(items):
    for x in items:
        if not x:
            return False
    return True

def _sum(items, start):
    for x in items:
        start = start + x
    return start

def _min(items, key):
    best = items[0]
    if key is None:
        for x in items:
            if x < best:
                best = x
        return best
    least = key(best)
    for at in range(1, len(items)):
        k = key(items[at])
        if k < least:
            best, least = items[at], k
    return best

def _max(items, key):
    best = items[0]
    if key is None:
        for x in items:
            if x > best:
                best = x
        return best
    most = key(best)
    for at in range(1, len(items)):
        k = key(items[at])
        if k > most:
            best, most = items[at], k
    return best

def _sorted(items, key, reverse):
    _sort(items, key, reverse)
    return items

def _sort(items, key, reverse):
    keys = items if key is None else [key(x) for x in items]
    if not _sort_by(items, keys, reverse):
        _argsort(items, _merge_order(list(range(len(keys))), keys, bool(reverse)))

def _merge_order(order, keys, reverse):
    if len(order) < 2:
        return order
    middle = len(order) // 2
    left = _merge_order(order[:middle], keys, reverse)
    right = _merge_order(order[middle:], keys, reverse)
    result = []
    i = j = 0
    while i < len(left) and j < len(right):
        if (keys[left[i]] < keys[right[j]]) if reverse else (keys[right[j]] < keys[left[i]]):
            result.append(right[j])
            j += 1
        else:
            result.append(left[i])
            i += 1
    return result + left[i:] + right[j:]

def _equal(a, b):
    kind = _kind(a)
    if kind != _kind(b):
        return _inner(a) == _inner(b) if _inner(a) is not a or _inner(b) is not b else a is b
    if kind == 'list' or kind == 'tuple':
        if len(a) != len(b):
            return False
        for x, y in zip(_inner(a), _inner(b)):
            if not (x is y or x == y):
                return False
        return True
    if kind == 'dict':
        if len(a) != len(b):
            return False
        for k in a:
            if k not in b or not (a[k] is b[k] or a[k] == b[k]):
                return False
        return True
    if kind in ('dict_keys', 'dict_items'):
        return set(a) == set(b)
    return a is b

def _unequal(a, b):
    return not _equal(a, b)

def _ordered(a, b, sign):
    for x, y in zip(a, b):
        if not (x is y or x == y):
            if sign == '<': return x < y
            if sign == '<=': return x <= y
            if sign == '>': return x > y
            return x >= y
    if sign == '<': return len(a) < len(b)
    if sign == '<=': return len(a) <= len(b)
    if sign == '>': return len(a) > len(b)
    return len(a) >= len(b)

def _contains(items, item):
    for x in items:
        if x is item or x == item:
            return True
    return False

def _list_remove(items, value):
    for at, x in enumerate(items):
        if x is value or x == value:
            del items[at]
            return
    raise ValueError('list.remove(x): x not in list')

def _list_index(items, value, start, stop):
    for at in range(start, stop):
        x = items[at]
        if x is value or x == value:
            return at
    raise ValueError(repr(value) + ' is not in list')

def _list_count(items, value):
    count = 0
    for x in items:
        if x is value or x == value:
            count += 1
    return count

def _item_at_index(container, index):
    return container[index.__index__()]

def _divmod(a, b):
    if hasattr(a, '__divmod__'):
        return a.__divmod__(b)
    return a // b, a % b

def _pow(a, b):
    return a ** b

def _hasattr(x, name):
    try:
        getattr(x, name)
    except AttributeError:
        return False
    return True

def vars(x):
    return _vars(x)

def _add(a, b): return a + b
def _sub(a, b): return a - b
def _mul(a, b): return a * b
def _truediv(a, b): return a / b
def _lt(a, b): return a < b
def _le(a, b): return a <= b
def _gt(a, b): return a > b
def _ge(a, b): return a >= b

def _with_float(function, x):
    return function(float(x))

def _close_generator(g):
    try:
        g.throw(GeneratorExit())
    except (GeneratorExit, StopIteration):
        return
    raise RuntimeError('generator ignored GeneratorExit')

def _throw_class(g, cls):
    return g.throw(cls())

class _File:
    def __init__(self, name, mode):
        self.name = name
        self.mode = mode
        self.closed = False
        self._lines = None
        self._text = _read_bytes(name) if 'b' in mode else _read_text(name)
        self._at = 0
    def __enter__(self):
        return self
    def __exit__(self, *args):
        self.closed = True
    def close(self):
        self.closed = True
    def read(self, size=-1):
        end = len(self._text) if size is None or size < 0 else self._at + size
        part = self._text[self._at:end]
        self._at = min(end, len(self._text))
        return part
    def readlines(self):
        return self.read().splitlines(True)
    def readline(self):
        rest = self._text[self._at:]
        at = rest.find('\n')
        line = rest if at < 0 else rest[:at + 1]
        self._at += len(line)
        return line
    def seek(self, at):
        self._at = at
    def __iter__(self):
        return iter(self.readlines())

def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None):
    if 'w' in mode or 'a' in mode or 'x' in mode or '+' in mode:
        raise PermissionError(13, 'no file is written here', file)
    return _File(file, mode)

def exit(code=None):
    raise SystemExit(code)

def quit(code=None):
    raise SystemExit(code)
