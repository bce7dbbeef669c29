class Number: pass
class Complex(Number): pass
class Real(Complex): pass
class Rational(Real): pass
class Integral(Rational): pass
class Hashable: pass
class Iterable: pass
class Iterator(Iterable):
    def __iter__(self):
        return self
class Generator(Iterator): pass
class Reversible(Iterable): pass
class Sized: pass
class Container: pass
class Callable: pass
class Collection(Sized, Iterable, Container): pass
class Sequence(Collection):
    def __iter__(self):
        for at in range(len(self)):
            yield self[at]
    def __contains__(self, value):
        for x in self:
            if x == value:
                return True
        return False
    def index(self, value):
        for at, x in enumerate(self):
            if x == value:
                return at
        raise ValueError
    def count(self, value):
        return sum([1 for x in self if x == value])
    def __reversed__(self):
        for at in range(len(self) - 1, -1, -1):
            yield self[at]
class MutableSequence(Sequence):
    def append(self, value):
        self.insert(len(self), value)
class Set(Collection): pass
class MutableSet(Set): pass
class Mapping(Collection):
    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default
    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        return True
    def keys(self):
        return list(self)
    def values(self):
        return [self[k] for k in self]
    def items(self):
        return [(k, self[k]) for k in self]
class MutableMapping(Mapping):
    def update(self, other=(), **kwargs):
        for k, v in dict(other, **kwargs).items():
            self[k] = v
    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]
    def pop(self, key, *default):
        if key in self:
            value = self[key]
            del self[key]
            return value
        if default:
            return default[0]
        raise KeyError(key)
class ByteString: pass
