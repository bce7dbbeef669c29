class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1

print(list(Countdown(3)), sum(Countdown(4)), max(Countdown(2)), 2 in Countdown(3))
first, *middle, last = Countdown(5)
print(first, middle, last)
(a, b), c = (1, 2), 3
a, b = b, a
x = y = z = 0
print(a, b, c, x, y, z)
total = 0
for i, (name, score) in enumerate([("a", 1), ("b", 2)], start=1):
    total += i * score
else:
    print("no break", total)
while True:
    total -= 1
    if total < 2:
        break
else:
    print("never")
print([x for x in range(5) if x % 2 == 0], {x: x ** 2 for x in range(3)}, {c for c in "a"}, [(i, j) for i in range(2) for j in range(i + 1)], [[i * j for j in range(3)] for i in range(2)])
print(x, [y := 5, y + 1], y)
if (n := len("hello")) > 3:
    print(f"long: {n}")
print([*range(3), *"ab"], {**{"a": 1}, "b": 2}, (*[1], 2))

class Meta:
    count = 0
    names = [f"n{i}" for i in range(3)]

    def __init__(self):
        Meta.count += 1
        self.__private = "hidden"

    def __getattr__(self, name):
        return f"no {name}"

    def __del__(self):
        pass

    def __len__(self):
        return 3

    def __call__(self, *args):
        return args

m = Meta()
print(m.count, m.anything, len(m), m(1, 2), bool(m), m._Meta__private, Meta.names, hasattr(m, "x"), callable(m))

class Base:
    def who(self):
        return "base"

    def greet(self):
        return f"I am {self.who()}"

class Left(Base):
    def who(self):
        return "left+" + super().who()

class Right(Base):
    def who(self):
        return "right+" + super().who()

class Both(Left, Right):
    pass

print(Both().greet(), [k.__name__ for k in Both.__mro__])

class Temperature:
    def __init__(self, celsius=0):
        self._c = celsius

    @property
    def fahrenheit(self):
        return self._c * 9 / 5 + 32

    @fahrenheit.setter
    def fahrenheit(self, value):
        self._c = (value - 32) * 5 / 9

    @fahrenheit.deleter
    def fahrenheit(self):
        self._c = 0

t = Temperature(100)
print(t.fahrenheit)
t.fahrenheit = 32
print(t._c)
del t.fahrenheit
print(t._c, vars(t), getattr(t, "missing", "default"), isinstance(t, (int, Temperature)), type(t) is Temperature, type(3).__name__)
value = 10
def show(value=value):
    return value
value = 20
print(show(), (lambda: value)())
del value
try:
    print(value)
except NameError as e:
    print(e)
print(sum(i * i for i in range(5)), "".join(str(i) for i in range(3)), all(i < 3 for i in range(3)), sorted({3, 1, 2}), list({"b": 1, "a": 2}), 3 if [] else 4)
print(1 if 0 else 2 if 0 else 3, not True or True, 0 or "x", 1 and 2, None or 0 or [], 5 in [1, 5] and "yes", 1 != 2, (1,) < (1, 2), [1, 2] < [1, 3], "a" "b")
print(print("inner"), type(None), type(print).__name__, repr(None), str(range(3)), range(10)[2:8:3], list(range(5, 0, -2)), slice(1, 2), ..., NotImplemented)
i = 5
def modify():
    global i
    i += 1
modify(); modify()
print(i)
pass
