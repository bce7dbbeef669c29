import math, random, string, json, copy, textwrap, heapq, bisect
from typing import List, Dict, Optional, NamedTuple
from abc import ABC, abstractmethod
from enum import Enum, auto, IntEnum
from contextlib import contextmanager
class Color(Enum):
    RED = 1
    GREEN = auto()
    BLUE = "b"
    @property
    def pretty(self): return self.name.title()
print(Color.RED, repr(Color.GREEN), Color("b"), Color["RED"].value, Color.RED.pretty, list(Color), Color.RED is Color(1), Color.RED == Color.BLUE, len(Color), isinstance(Color.RED, Color))
class Level(IntEnum):
    LOW = 1
    HIGH = 2
print(Level.LOW < Level.HIGH, Level.HIGH + 1, sorted([Level.HIGH, Level.LOW]), {Level.LOW: "x"}[1])
class Animal(ABC):
    @abstractmethod
    def speak(self): ...
    def intro(self): return f"I say {self.speak()}"
class Dog(Animal):
    def speak(self): return "woof"
print(Dog().intro())
try: Animal()
except TypeError as e: print(e)
class Emp(NamedTuple):
    name: str
    pay: float = 1.5
    def double(self): return self.pay * 2
e = Emp("Ann")
print(e, e.double(), e._replace(pay=3), Emp._fields, e == ("Ann", 1.5))
@contextmanager
def tag(name):
    print(f"<{name}>")
    try: yield name.upper()
    finally: print(f"</{name}>")
with tag("b") as t: print(t)
try:
    with tag("i"): raise ValueError("inside")
except ValueError as err: print("caught", err)
print(json.dumps({"a": [1, 2.5, None, True], "b": {"c": "x\n"}}), json.dumps([1, {"z": 1, "a": 2}], indent=2, sort_keys=True), json.loads('{"k": [1, 2.0, "s", null, false]}'))
h = [5, 2, 8]; heapq.heapify(h); heapq.heappush(h, 1)
print(heapq.heappop(h), h, heapq.nlargest(2, [1, 5, 3]), heapq.nsmallest(2, [1, 5, 3]), bisect.bisect([1, 3, 5], 3), bisect.bisect_left([1, 3, 5], 3))
l = [1, [2, 3]]; m = copy.deepcopy(l); n = l[:]; l[1].append(4)
print(l, m, n, textwrap.dedent("  a\n  b"), string.ascii_lowercase[:5], string.digits)
print(math.sqrt(2), math.pi, math.gcd(12, 18), math.factorial(10), math.comb(5, 2), math.inf, math.floor(-1.5), math.ceil(1.2), math.log(8, 2), math.hypot(3, 4), math.isclose(0.1 + 0.2, 0.3), math.degrees(math.pi), math.prod([1, 2, 3]), math.e, math.trunc(-2.5), math.fsum([0.1] * 10))
random.seed(1)
print(random.random(), random.randint(1, 6), random.choice("abc"), random.sample(range(10), 3), random.uniform(0, 1), random.gauss(0, 1), random.choices([1, 2], weights=[1, 3], k=4))
x = list(range(5)); random.shuffle(x); print(x)
def gen():
    received = yield 1
    print("got", received)
    yield 2
    return 3
g = gen(); print(next(g), g.send("hi"))
try: next(g)
except StopIteration as s: print("done", s.value)
def flat(t):
    for i in t:
        if isinstance(i, list): yield from flat(i)
        else: yield i
print(list(flat([1, [2, [3]], 4])), sum(i * i for i in range(4)), max((len(w), w) for w in ["a", "bbb"]))
def f(a, /, b, *args, c=1, **kw): return a, b, args, c, kw
print(f(1, 2, 3, c=4, d=5), f(*[1, 2], **{"c": 3}), (lambda *a, **k: (a, k))(1, x=2))
def mutable(x, acc=[]): acc.append(x); return acc
print(mutable(1), mutable(2))
counter = 0
def inc():
    global counter; counter += 1
inc(); inc(); print(counter)
def make():
    n = 0
    def add():
        nonlocal n; n += 1; return n
    return add
a = make(); a(); print(a())
try:
    try: 1 / 0
    except ZeroDivisionError as e: raise RuntimeError("wrapped") from e
    finally: print("finally")
except RuntimeError as e: print(e, repr(e.__cause__))
else: print("no")
class MyErr(Exception):
    def __init__(self, code, msg): super().__init__(msg); self.code = code
try: raise MyErr(5, "bad")
except (KeyError, MyErr) as e: print(e.code, e, type(e).__name__, e.args)
for bad in [lambda: int("x"), lambda: [][0], lambda: {}["k"], lambda: None.x, lambda: "a" + 1, lambda: undefined, lambda: [1, 2].index(3), lambda: (1).foo, lambda: len(3), lambda: "abc".split(1)]:
    try: bad()
    except Exception as e: print(type(e).__name__, "-", e)
if (n := len("walrus")) > 3: print(n)
print([y for x in range(5) if (y := x * x) > 3], *"abc", sep="-")
print("a,b,,c".split(","), "  x ".strip(), "Hello"[::-1], "hello world".title(), "abc".find("z"), "a-b".partition("-"), "x".join("abc"), "abc" * 2, "%s" % [1], "é".encode(), b"ab", "tab\t'q'", 'it"s', r"\n", "ab" "cd", """multi
line""", "abc".replace("b", "x"), "1".zfill(3), "abc".center(9, "*"), "A".lower(), "a b  c".split(), "abc".startswith(("a", "z")), "x=1".rpartition("="), "abc".isalpha(), "12".isdigit(), ord("a"), chr(98), "a" in "abc", "abc" < "abd")
d = {"b": 1, "a": 2}; d.update(c=3); d.setdefault("z", []).append(1)
print(d, sorted(d), d.pop("b"), d.get("q", 0), list(d.items()), {**d, "n": 1}, d | {"m": 2}, "a" in d, [k for k, v in d.items() if v == 2], dict([("x", 1)]), dict.fromkeys("ab", 0), len(d), min(d), {1: "a", True: "b"})
s = {1, 2} | {3}; print(s, s & {1, 9}, s - {1}, s ^ {1, 5}, {1} <= s, frozenset([1]), set("a"), s.issuperset({1}), set())
l = [3, 1, 2]; l.sort(reverse=True); l.insert(0, 9); l.extend([7]); l += [8]; del l[1]; l.remove(7)
print(l, l.pop(), l[::-1], l[1:], l * 2, l.count(2), l.index(2), sorted(l, key=lambda v: -v), [0] * 3, [[0] * 2 for _ in range(2)], l == [9, 2, 1], l < [10], list("ab"), any(v > 8 for v in l), (1,), (), tuple([1]), l[-1:], l[5:])
l[1:2] = [5, 6]; print(l, 7 // 2, -7 // 2, -7 % 3, 7 % -3, 2 ** 10, 2 ** -1, 1e3, 0x1f, 0b11, 1_000, 5 / 2, int(3.9), int(-3.9), round(2.5), round(3.5), round(2.675, 2), abs(-3), divmod(7, 3), 10 ** 18, 3 + 4j, abs(3 + 4j), 0.1 + 0.2, 1e100, 1 / 3, float("nan"), bool(""), int("ff", 16), bin(5), hex(255), pow(2, 10, 1000), complex(1, 2).conjugate(), True + 1, 1 < 2 < 3, not 1, None or "x", 0 and 1, 5 if 1 else 6, ~5, 6 & 3, 6 | 3, 6 ^ 3, 1 << 4, is_ if (is_ := 1) else 2)
for i in range(3):
    if i == 5: break
else: print("else ran")
while True:
    break
print(__name__, type(1), type("a"), type([]), type(None), type(f), type(print), isinstance(1, (int, str)), callable(f), id(l) == id(l), hash("a") == hash("a"), print.__name__, f.__name__)
print(list(map(str, [1])), list(filter(None, [0, 1])), list(reversed([1, 2])), list(range(10, 0, -3)), range(5), range(0, 10, 2)[2], len(range(3)), sum([[1], [2]], []), zip([1], [2]).__class__.__name__, slice(1, 2), eval.__name__ if False else "", next(iter([]), "d"), all([1, 2]), min([3, 1], default=0), max([], default=5), sorted("bca"), enumerate("a").__class__.__name__)
