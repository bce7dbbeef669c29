def kind(command):
    match command:
        case 0:
            return "zero"
        case -1 | 1:
            return "unit"
        case int(n) if n > 100:
            return f"big {n}"
        case int() | float():
            return "number"
        case "quit" | "exit":
            return "bye"
        case str() as text:
            return f"text {text!r}"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [x, y, *rest]:
            return f"{x} {y} and {rest}"
        case {"name": name, "age": int(age), **more}:
            return f"{name} is {age} {more}"
        case {"name": name}:
            return f"only {name}"
        case Point(x=0, y=0):
            return "origin"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(x=x):
            return f"x is {x}"
        case None:
            return "none"
        case True:
            return "true"
        case (1, 2) | Color.RED:
            return "never"
        case Color.BLUE:
            return "blue"
        case _:
            return "other"

class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y

class Color:
    RED = ("red",)
    BLUE = 3j

for command in [0, 1, -1, 500, 7, 2.5, "quit", "go", [], [1], [1, 2], (1, 2, 3, 4), {"name": "Ann", "age": 3, "z": 1},
                {"name": "Bob"}, Point(0, 0), Point(2, 2), Point(5, 1), None, 3j, {1, 2}, object]:
    print(kind(command))

match [[1, 2], {"k": [3, 4]}]:
    case [[a, b], {"k": [c, d]}]:
        print(a, b, c, d)
match ("point", 1, 2):
    case ("point", x, y):
        print(x + y)
match "abc":
    case "x":
        print("no")
print(a)

from dataclasses import dataclass, field, asdict, astuple, replace
@dataclass
class Circle:
    r: float
    name: str = "circle"
    tags: list = field(default_factory=list)
    def area(self):
        return 3 * self.r ** 2
    def __post_init__(self):
        self.r = float(self.r)
@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
c = Circle(2)
print(c, c.area(), asdict(c), astuple(c), replace(c, r=5), c == Circle(2), Version(1, 2) < Version(1, 3), {Version(1): 1}[Version(1)])
match c:
    case Circle(r, name):
        print(r, name)
try:
    Version(1).major = 3
except Exception as e:
    print(type(e).__name__, e)

class Shape:
    count = 0
    def __init__(self, name):
        self.name = name
        Shape.count += 1
    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"
    def __str__(self):
        return f"shape {self.name}"
    def __eq__(self, other):
        return isinstance(other, Shape) and self.name == other.name
    def __hash__(self):
        return hash(self.name)
    def __lt__(self, other):
        return self.name < other.name
    @classmethod
    def make(cls, name):
        return cls(name)
    @staticmethod
    def sides():
        return 0
    @property
    def upper(self):
        return self.name.upper()
    @upper.setter
    def upper(self, value):
        self.name = value.lower()
class Square(Shape):
    def __init__(self, name, side):
        super().__init__(name)
        self.side = side
    def __len__(self):
        return self.side
    def __getitem__(self, i):
        if i >= self.side:
            raise IndexError(i)
        return i * i
    def __call__(self, x):
        return x * self.side
    def __contains__(self, x):
        return x == self.side
    def __iter__(self):
        yield from range(self.side)
    def __bool__(self):
        return self.side > 0
    def __enter__(self):
        print("enter")
        return self
    def __exit__(self, kind, value, trace):
        print("exit", kind.__name__ if kind else None)
        return True
    class Inner:
        def f(self):
            return "f"
s = Square.make("a", ) if False else Square("sq", 3)
print(s, repr(s), [s], len(s), s[2], s(2), 3 in s, list(s), bool(Square("", 0)), s.upper, Shape.count, Square.sides(), isinstance(s, Shape), issubclass(Square, Shape))
s.upper = "NEW"
print(s.name, sorted([Shape("b"), Shape("a")]), {Shape("x"), Shape("x")}, Square.Inner.f.__qualname__, Square.Inner, Square.__mro__[1].__name__, Square.Inner().f())
with s as t:
    raise KeyError("x")
print(s.__dict__, hasattr(s, "zzz"), getattr(s, "zzz", 5), vars(Shape)["count"], callable(s), s.__class__.__name__)
def outer():
    def inner(): pass
    return inner
print(outer().__qualname__, (lambda: 0).__qualname__, outer.__name__)
try:
    outer(1)
except TypeError as e:
    print(e)
try:
    Square()
except TypeError as e:
    print(e)
try:
    raise ValueError("bad") from KeyError("k")
except ValueError as e:
    print(repr(e), repr(e.__cause__))
x = 3.14159
name, n, big = "Ada", 42, 1234567.891
print(f"{x:.2f} {x:8.3f}| {x:<8.2f}| {x:^+9.1f}| {n:05d} {n:x} {n:#b} {n:o} {big:,.2f} {big:e} {big:g} {0.256:.1%} {name:>6}|{name:*^9}|{name!r:>8}")
print(f"{x=} {n + 1 = } {name=!s} {n:>{n // 4}} {'nested ' + f'{n}'} {{}} {{{n}}} {[i for i in range(3)]} {dict(a=1)['a']} {n if n else 0:3}")
print("%d %5.2f %s %r %-5s| %05d %x %e %%" % (n, x, name, name, "l", 42, 255, big), "{0} {1} {0}".format(1, 2), "{:>5}|{a!r}".format("z", a="q"), "{0[1]} {0[0]}".format([1, 2]))
print(f"{True} {None!s:>6} {1e10} {1e-5} {1e16} {123456789.0} {float('inf')} {-0.0} {1/3} {2**40} {10**15 / 3:.3e} {3+4j}")
