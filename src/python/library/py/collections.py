class defaultdict(dict):
    def __init__(self, default_factory=None, *args, **kwargs):
        self.default_factory = default_factory
        self.update(*args, **kwargs)
    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self.default_factory()
        self[key] = value
        return value
    def __repr__(self):
        return f'defaultdict({self.default_factory!r}, {_inner(self)!r})'
    def copy(self):
        return defaultdict(self.default_factory, self)

class OrderedDict(dict):
    def move_to_end(self, key, last=True):
        value = self.pop(key)
        if last:
            self[key] = value
        else:
            rest = list(self.items())
            self.clear()
            self[key] = value
            self.update(rest)
    def __repr__(self):
        return f'OrderedDict({list(self.items())!r})' if self else 'OrderedDict()'
    def copy(self):
        return OrderedDict(self)

class Counter(dict):
    def __init__(self, items=None, **kwargs):
        if items is not None:
            self.update(items)
        if kwargs:
            self.update(kwargs)
    def __missing__(self, key):
        return 0
    def update(self, items=None, **kwargs):
        inner = _inner(self)
        if items is not None:
            if isinstance(items, dict):
                for key, count in items.items():
                    inner[key] = inner.get(key, 0) + count
            else:
                for x in items:
                    inner[x] = inner.get(x, 0) + 1
        for key, count in kwargs.items():
            inner[key] = inner.get(key, 0) + count
    def subtract(self, items):
        inner = _inner(self)
        if isinstance(items, dict):
            for key, count in items.items():
                inner[key] = inner.get(key, 0) - count
        else:
            for x in items:
                inner[x] = inner.get(x, 0) - 1
    def most_common(self, n=None):
        items = sorted(_inner(self).items(), key=lambda item: item[1], reverse=True)
        return items if n is None else items[:n]
    def elements(self):
        for key, count in _inner(self).items():
            for _ in range(count):
                yield key
    def total(self):
        return sum(self.values())
    def copy(self):
        return Counter(self)
    def __add__(self, other):
        result = Counter()
        for key in list(self) + [k for k in other if k not in self]:
            count = self[key] + other[key]
            if count > 0:
                result[key] = count
        return result
    def __sub__(self, other):
        result = Counter()
        for key in list(self) + [k for k in other if k not in self]:
            count = self[key] - other[key]
            if count > 0:
                result[key] = count
        return result
    def __pos__(self):
        return self + Counter()
    def __neg__(self):
        return Counter() - self
    def __and__(self, other):
        result = Counter()
        for key in self:
            count = min(self[key], other[key])
            if count > 0:
                result[key] = count
        return result
    def __or__(self, other):
        result = Counter()
        for key in list(self) + [k for k in other if k not in self]:
            count = max(self[key], other[key])
            if count > 0:
                result[key] = count
        return result
    def __repr__(self):
        if not self:
            return 'Counter()'
        return 'Counter({' + ', '.join([f'{k!r}: {v!r}' for k, v in self.most_common()]) + '})'

class deque:
    def __init__(self, items=(), maxlen=None):
        self._items = []
        self.maxlen = maxlen
        self.extend(items)
    def append(self, x):
        self._items.append(x)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            del self._items[0]
    def appendleft(self, x):
        self._items.insert(0, x)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            self._items.pop()
    def pop(self):
        if not self._items:
            raise IndexError('pop from an empty deque')
        return self._items.pop()
    def popleft(self):
        if not self._items:
            raise IndexError('pop from an empty deque')
        return self._items.pop(0)
    def extend(self, items):
        for x in items:
            self.append(x)
    def extendleft(self, items):
        for x in items:
            self.appendleft(x)
    def rotate(self, n=1):
        if self._items:
            n = n % len(self._items)
            self._items = self._items[-n:] + self._items[:-n] if n else self._items
    def clear(self):
        self._items.clear()
    def copy(self):
        return deque(self._items, self.maxlen)
    def count(self, x):
        return self._items.count(x)
    def index(self, x, *args):
        return self._items.index(x, *args)
    def insert(self, i, x):
        self._items.insert(i, x)
    def remove(self, x):
        self._items.remove(x)
    def reverse(self):
        self._items.reverse()
    def __len__(self):
        return len(self._items)
    def __bool__(self):
        return bool(self._items)
    def __iter__(self):
        return iter(self._items)
    def __reversed__(self):
        return reversed(self._items)
    def __contains__(self, x):
        return x in self._items
    def __getitem__(self, i):
        return self._items[i]
    def __setitem__(self, i, x):
        self._items[i] = x
    def __delitem__(self, i):
        del self._items[i]
    def __eq__(self, other):
        return isinstance(other, deque) and self._items == other._items
    def __add__(self, other):
        return deque(self._items + list(other), self.maxlen)
    def __iadd__(self, other):
        self.extend(other)
        return self
    def __repr__(self):
        end = ')' if self.maxlen is None else f', maxlen={self.maxlen})'
        return 'deque(' + repr(self._items) + end

def _field(at):
    return property(lambda self: _inner(self)[at])

class _NamedTuple(tuple):
    def __repr__(self):
        return type(self).__name__ + '(' + ', '.join([f'{n}={v!r}' for n, v in zip(self._fields, _inner(self))]) + ')'
    def _asdict(self):
        return dict(zip(self._fields, _inner(self)))
    def _replace(self, **kwargs):
        values = self._asdict()
        for name in kwargs:
            if name not in values:
                raise ValueError(f'Got unexpected field names: {[name]!r}')
        values.update(kwargs)
        return type(self)(**values)
    @classmethod
    def _make(cls, items):
        return cls(*items)

def _named_new(cls, *args, **kwargs):
    fields = cls._fields
    if len(args) > len(fields):
        raise TypeError(f'{cls.__name__}.__new__() takes {len(fields) + 1} positional arguments but {len(args) + 1} were given')
    values = list(args)
    for name in fields[len(args):]:
        if name in kwargs:
            values.append(kwargs.pop(name))
        elif name in cls._field_defaults:
            values.append(cls._field_defaults[name])
        else:
            missing = [n for n in fields[len(values):] if n not in kwargs and n not in cls._field_defaults]
            names = [repr(n) for n in missing]
            words = names[0] if len(names) == 1 else ' and '.join(names) if len(names) == 2 else ', '.join(names[:-1]) + ', and ' + names[-1]
            raise TypeError(f"{cls.__name__}.__new__() missing {len(missing)} required positional argument{'s' if len(missing) != 1 else ''}: {words}")
    for name in kwargs:
        raise TypeError(f"{cls.__name__}.__new__() got an unexpected keyword argument '{name}'")
    return _wrap(cls, tuple(values))

def _named_tuple(name, fields, defaults, bindings=None, bases=(_NamedTuple,)):
    attributes = {'_fields': tuple(fields), '_field_defaults': defaults, '__match_args__': tuple(fields), '__new__': _named_new, '__slots__': ()}
    for at, field in enumerate(fields):
        attributes[field] = _field(at)
    if bindings:
        attributes.update(bindings)
    return type(name, bases, attributes)

def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(',', ' ').split()
    fields = list(field_names)
    values = list(defaults or ())
    return _named_tuple(typename, fields, dict(zip(fields[len(fields) - len(values):], values)))

class ChainMap:
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]
    def __getitem__(self, key):
        for m in self.maps:
            if key in m:
                return m[key]
        raise KeyError(key)
    def __setitem__(self, key, value):
        self.maps[0][key] = value
    def __contains__(self, key):
        return any([key in m for m in self.maps])
    def get(self, key, default=None):
        return self[key] if key in self else default
    def __iter__(self):
        seen = {}
        for m in reversed(self.maps):
            seen.update(dict.fromkeys(m))
        return iter(seen)
    def __len__(self):
        return len(list(iter(self)))
    def keys(self):
        return list(self)
    def items(self):
        return [(k, self[k]) for k in self]
    def new_child(self, m=None):
        return ChainMap({} if m is None else m, *self.maps)
    def __repr__(self):
        return 'ChainMap(' + ', '.join([repr(m) for m in self.maps]) + ')'

class UserDict(dict): pass
class UserList(list): pass

import collections.abc as abc
