class _Auto: pass

def auto():
    return _Auto()

def unique(cls):
    return cls

class Enum:
    def __init_subclass__(cls):
        members = {}
        count = 0
        for name, value in _class_bindings(cls).items():
            if name.startswith('_') or callable(value) or type(value) in (property, staticmethod, classmethod):
                continue
            if type(value) is _Auto:
                value = count + 1
            count = value if type(value) is int else count + 1
            same = [m for m in members.values() if m.value == value]
            if same:
                setattr(cls, name, same[0])
                members[name] = same[0]
                continue
            member = _wrap(cls, _enum_inner(cls, value))
            _set_plain(member, '_name_', name)
            _set_plain(member, '_value_', value)
            members[name] = member
            setattr(cls, name, member)
        cls.__members__ = members
    def __new__(cls, value):
        for member in cls.__members__.values():
            if member._value_ == value:
                return member
        raise ValueError(f'{value!r} is not a valid {cls.__name__}')
    def __class_getitem__(cls, name):
        return cls.__members__[name]
    @property
    def name(self):
        return self._name_
    @property
    def value(self):
        return self._value_
    def __repr__(self):
        return f'<{type(self).__name__}.{self._name_}: {self._value_!r}>'
    def __str__(self):
        return f'{type(self).__name__}.{self._name_}'

def _enum_inner(cls, value):
    return value if isinstance(value, int) and IntEnum in cls.__mro__ else None

class IntEnum(int, Enum):
    def __str__(self):
        return str(self._value_)

class StrEnum(Enum): pass
class Flag(Enum): pass
