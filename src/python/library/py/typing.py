import collections

class _Hint:
    def __init__(self, name):
        self._name = name
    def __getitem__(self, item):
        return self
    def __call__(self, *args, **kwargs):
        return self
    def __or__(self, other):
        return self
    def __ror__(self, other):
        return self
    def __repr__(self):
        return 'typing.' + self._name

Any = _Hint('Any')
Union = _Hint('Union')
Optional = _Hint('Optional')
List = _Hint('List')
Dict = _Hint('Dict')
Tuple = _Hint('Tuple')
Set = _Hint('Set')
FrozenSet = _Hint('FrozenSet')
Type = _Hint('Type')
Callable = _Hint('Callable')
Iterable = _Hint('Iterable')
Iterator = _Hint('Iterator')
Generator = _Hint('Generator')
Sequence = _Hint('Sequence')
MutableSequence = _Hint('MutableSequence')
Mapping = _Hint('Mapping')
MutableMapping = _Hint('MutableMapping')
DefaultDict = _Hint('DefaultDict')
Deque = _Hint('Deque')
Counter = _Hint('Counter')
Literal = _Hint('Literal')
ClassVar = _Hint('ClassVar')
Final = _Hint('Final')
Self = _Hint('Self')
NoReturn = _Hint('NoReturn')
Hashable = _Hint('Hashable')
Sized = _Hint('Sized')
Text = str
AnyStr = _Hint('AnyStr')
Annotated = _Hint('Annotated')
TypeAlias = _Hint('TypeAlias')
Concatenate = _Hint('Concatenate')
NDArray = _Hint('NDArray')
ArrayLike = _Hint('ArrayLike')
TYPE_CHECKING = False

def TypeVar(name, *args, **kwargs):
    return _Hint(name)

def ParamSpec(name):
    return _Hint(name)

def NewType(name, cls):
    return cls

def cast(cls, value):
    return value

def overload(function):
    return function

def final(function):
    return function

def runtime_checkable(cls):
    return cls

def get_type_hints(x):
    return getattr(x, '__annotations__', {})

class Generic:
    def __class_getitem__(cls, item):
        return cls

class Protocol:
    def __class_getitem__(cls, item):
        return cls

class TypedDict(dict): pass

class NamedTuple(collections._NamedTuple):
    def __init_subclass__(cls):
        bindings = _class_bindings(cls)
        fields = tuple(bindings.get('__annotations__', {}))
        cls._fields = fields
        cls._field_defaults = {name: bindings[name] for name in fields if name in bindings}
        for at, name in enumerate(fields):
            setattr(cls, name, collections._field(at))
        cls.__new__ = collections._named_new
