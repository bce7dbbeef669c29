class _Missing:
    def __repr__(self):
        return 'MISSING'

MISSING = _Missing()

class FrozenInstanceError(AttributeError): pass

class Field:
    def __init__(self, default, default_factory, init, repr, compare, hash, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.compare = compare
        self.hash = hash
        self.kw_only = kw_only

def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=False):
    return Field(default, default_factory, init, repr, compare, hash, kw_only)

def _collect(cls, kw_only):
    result = {}
    for base in reversed(cls.__mro__[1:]):
        for f in _class_bindings(base).get('__dataclass_fields__', {}).values():
            result[f.name] = f
    bindings = _class_bindings(cls)
    for name, hint in bindings.get('__annotations__', {}).items():
        if hint.startswith('ClassVar') or hint.startswith('typing.ClassVar'):
            continue
        value = bindings.get(name, MISSING)
        f = value if isinstance(value, Field) else Field(value, MISSING, True, True, True, None, kw_only)
        f.name = name
        f.type = hint
        if _kind(f.default) in ('list', 'dict', 'set'):
            raise ValueError(f"mutable default {type(f.default)} for field {name} is not allowed: use default_factory")
        if isinstance(value, Field):
            if f.default is MISSING:
                delattr(cls, name)
            else:
                setattr(cls, name, f.default)
        result[name] = f
    return result

def _make_init(cls, fields):
    positional = [f for f in fields if f.init and not f.kw_only]
    seen = False
    for f in positional:
        has = f.default is not MISSING or f.default_factory is not MISSING
        if seen and not has:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")
        seen = seen or has
    def __init__(self, *args, **kwargs):
        name = cls.__name__
        if len(args) > len(positional):
            least = len([f for f in positional if f.default is MISSING and f.default_factory is MISSING]) + 1
            most = len(positional) + 1
            takes = str(most) if least == most else f'from {least} to {most}'
            raise TypeError(f"{name}.__init__() takes {takes} positional argument{'s' if most != 1 else ''} but {len(args) + 1} were given")
        values = dict(zip([f.name for f in positional], args))
        known = [f.name for f in fields if f.init]
        for key in kwargs:
            if key not in known:
                raise TypeError(f"{name}.__init__() got an unexpected keyword argument '{key}'")
            if key in values:
                raise TypeError(f"{name}.__init__() got multiple values for argument '{key}'")
            values[key] = kwargs[key]
        missing = [f.name for f in fields if f.init and f.name not in values and f.default is MISSING and f.default_factory is MISSING]
        if missing:
            names = [repr(n) for n in missing]
            words = names[0] if len(names) == 1 else ' and '.join(names) if len(names) == 2 else ', '.join(names[:-1]) + ', and ' + names[-1]
            raise TypeError(f"{name}.__init__() missing {len(missing)} required positional argument{'s' if len(missing) != 1 else ''}: {words}")
        for f in fields:
            if f.name in values:
                _set_field(self, f.name, values[f.name])
            elif f.default_factory is not MISSING:
                _set_field(self, f.name, f.default_factory())
            elif f.default is not MISSING:
                _set_field(self, f.name, f.default)
        if hasattr(self, '__post_init__'):
            self.__post_init__()
    return __init__

def _set_field(self, name, value):
    if _class_attribute(type(self), '__frozen__') is True:
        _set_plain(self, name, value)
    else:
        setattr(self, name, value)

def _process(cls, init, repr_, eq, order, frozen, unsafe_hash, kw_only):
    table = _collect(cls, kw_only)
    fields = list(table.values())
    cls.__dataclass_fields__ = table
    own = _class_bindings(cls)
    compared = [f.name for f in fields if f.compare]
    if init and '__init__' not in own:
        cls.__init__ = _make_init(cls, fields)
    if repr_ and '__repr__' not in own:
        shown = [f.name for f in fields if f.repr]
        def __repr__(self):
            return type(self).__qualname__ + '(' + ', '.join([f'{n}={getattr(self, n)!r}' for n in shown]) + ')'
        cls.__repr__ = __repr__
    def key(self):
        return tuple([getattr(self, n) for n in compared])
    if eq and '__eq__' not in own:
        def __eq__(self, other):
            if type(other) is not type(self):
                return NotImplemented
            return key(self) == key(other)
        cls.__eq__ = __eq__
    if order:
        def __lt__(self, other):
            return key(self) < key(other) if type(other) is type(self) else NotImplemented
        def __le__(self, other):
            return key(self) <= key(other) if type(other) is type(self) else NotImplemented
        def __gt__(self, other):
            return key(self) > key(other) if type(other) is type(self) else NotImplemented
        def __ge__(self, other):
            return key(self) >= key(other) if type(other) is type(self) else NotImplemented
        cls.__lt__, cls.__le__, cls.__gt__, cls.__ge__ = __lt__, __le__, __gt__, __ge__
    if (frozen and eq or unsafe_hash) and '__hash__' not in own:
        def __hash__(self):
            return hash(key(self))
        cls.__hash__ = __hash__
    cls.__match_args__ = tuple([f.name for f in fields])
    if frozen:
        cls.__frozen__ = True
        def __setattr__(self, name, value):
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        def __delattr__(self, name):
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        cls.__setattr__ = __setattr__
        cls.__delattr__ = __delattr__
    return cls

def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False):
    def wrap(cls):
        return _process(cls, init, repr, eq, order, frozen, unsafe_hash, kw_only)
    return wrap if cls is None else wrap(cls)

def fields(x):
    return tuple(x.__dataclass_fields__.values())

def is_dataclass(x):
    return hasattr(x, '__dataclass_fields__')

def asdict(x):
    return {name: _as(getattr(x, name), asdict) for name in x.__dataclass_fields__}

def astuple(x):
    return tuple([_as(getattr(x, name), astuple) for name in x.__dataclass_fields__])

def _as(value, inner):
    if is_dataclass(value) and not isinstance(value, type):
        return inner(value)
    if isinstance(value, list):
        return [_as(v, inner) for v in value]
    if isinstance(value, tuple):
        return tuple([_as(v, inner) for v in value])
    if isinstance(value, dict):
        return {k: _as(v, inner) for k, v in value.items()}
    return value

def replace(x, **changes):
    values = {f.name: getattr(x, f.name) for f in fields(x) if f.init}
    values.update(changes)
    return type(x)(**values)
