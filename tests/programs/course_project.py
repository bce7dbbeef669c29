import numpy as np
from dataclasses import dataclass, field
from typing import Optional, List
import sys, time, os, math
np.random.seed(42)
@dataclass
class Config:
    lr: float = 0.1
    sizes: List[int] = field(default_factory=lambda: [2, 4, 1])
    name: Optional[str] = None
cfg = Config(lr=0.5)
print(cfg)
class Tensor:
    def __init__(self, data, parents=(), op=""):
        self.data = np.asarray(data, dtype=float)
        self.grad = np.zeros_like(self.data)
        self._back = lambda: None
        self.parents, self.op = set(parents), op
    def __add__(self, o):
        o = o if isinstance(o, Tensor) else Tensor(o)
        out = Tensor(self.data + o.data, (self, o), "+")
        def back():
            self.grad = self.grad + out.grad
            o.grad = o.grad + out.grad
        out._back = back
        return out
    def __mul__(self, o):
        o = o if isinstance(o, Tensor) else Tensor(o)
        out = Tensor(self.data * o.data, (self, o), "*")
        def back():
            self.grad = self.grad + o.data * out.grad
            o.grad = o.grad + self.data * out.grad
        out._back = back
        return out
    __radd__, __rmul__ = __add__, __mul__
    def sum(self):
        out = Tensor(self.data.sum(), (self,), "sum")
        def back(): self.grad = self.grad + out.grad
        out._back = back
        return out
    def backward(self):
        topo, seen = [], set()
        def visit(t):
            if t not in seen:
                seen.add(t)
                for p in t.parents: visit(p)
                topo.append(t)
        visit(self)
        self.grad = np.ones(self.data.shape)
        for t in reversed(topo): t._back()  #
    def __repr__(self): return f"Tensor({self.data}, op={self.op!r})"
a, b = Tensor([1.0, 2.0]), Tensor([3.0, 4.0])
loss = (a * b + 2 * a).sum()
loss.backward()
print(loss, a.grad, b.grad)
class Vocab:
    def __init__(self, text):
        self.stoi = {c: i for i, c in enumerate(sorted(set(text)))}
        self.itos = {i: c for c, i in self.stoi.items()}
    def encode(self, s): return [self.stoi[c] for c in s]
    def decode(self, ids): return "".join(self.itos[i] for i in ids)
v = Vocab("hello world"); ids = v.encode("hello"); print(ids, v.decode(ids), len(v.stoi))
def batches(X, y, size=32, shuffle=True):
    idx = np.random.permutation(len(X)) if shuffle else np.arange(len(X))
    for start in range(0, len(X), size):
        sel = idx[start:start + size]
        yield X[sel], y[sel]
X = np.arange(20).reshape(10, 2); y = np.arange(10) % 2
for xb, yb in batches(X, y, 4): print(xb.shape, yb, end=" ")
print()
def confusion(t, p, k):
    m = np.zeros((k, k), int)
    for i, j in zip(t, p): m[i, j] += 1
    return m
m = confusion([0, 1, 2, 1], [0, 2, 2, 1], 3); print(m, np.trace(m) / m.sum(), m.sum(axis=1, keepdims=True))
with np.errstate(divide="ignore", invalid="ignore"):
    prec = np.where(m.sum(0) > 0, np.diag(m) / m.sum(0), 0)
print(prec.round(2), f"{'class':>6} {'prec':>6}", *[f"{i:>6} {p:6.2f}" for i, p in enumerate(prec)], sep="\n")
class Base:
    registry = {}
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Base.registry[cls.__name__] = cls
class A(Base): pass
class B(Base): pass
print(Base.registry, [c.__name__ for c in Base.__subclasses__()])
class Temp:
    def __init__(self): self._c = 0
    c = property(lambda self: self._c, lambda self, v: setattr(self, "_c", v), doc="celsius")
    def __getattr__(self, name):
        if name == "f": return self._c * 9 / 5 + 32
        raise AttributeError(f"no {name}")
    def __setattr__(self, k, v): super().__setattr__(k, v)
    def __del__(self): pass
t = Temp(); t.c = 100; print(t.c, t.f)
try: t.q
except AttributeError as e: print(e)
print(sorted(dir(A()))[-1], A.__name__, A.__bases__, A.__doc__, [n for n in dir(t) if not n.startswith("_")])
class Stack(list):
    def push(self, x): self.append(x); return self
s = Stack().push(1).push(2); print(s, len(s), s[-1], isinstance(s, list), type(s).__name__, s + [3])
class D(dict):
    def __getattr__(self, k):
        try: return self[k]
        except KeyError: raise AttributeError(k)
d = D(a=1); print(d.a, d, hasattr(d, "zz"))
import functools
def retry(times):
    def deco(f):
        @functools.wraps(f)
        def inner(*a, **k):
            for i in range(times):
                try: return f(*a, **k)
                except ValueError as e: print("try", i, e)
            return None
        return inner
    return deco
@retry(2)
def bad(x): raise ValueError(x)
print(bad(7), bad.__name__)
print(f"{sys.version_info >= (3, 8)} {os.path.join('a', 'b.txt')} {sys.maxsize > 2**31} {os.path.basename('/x/y.py')}", file=sys.stdout)
print(time.time() - time.time() <= 0, f"{1:>{5}}|{'x':{'^'}{5}}|")
print("%-10s|%6.2f|%+d|%e|%5s%%" % ("ab", 3.14159, 5, 12345.678, 50), "{:,}".format(1234567), "{:>10.3f}|{:<5}|{:^7}|{:+}|{:08.3f}".format(3.14159, "a", "b", 4, 2.5), "{!r}".format("q"), format(255, "08b"), format(0.5, ".0%"))
print(*[f"{k}={v}" for k, v in {"a": 1}.items()], end="!\n"); print("a\tb", "c\\d", 'q"q', "multi" "part", "é".upper(), "ß".upper(), "%c" % 65, "\u00e9", "tab".expandtabs(), "x" in {"x"}, sep=" | ")
assert True, "no"
try: assert 1 == 2, f"got {1}"
except AssertionError as e: print("assert", e)
try: [1, 2, 3][10]
except IndexError: print("idx")
finally: print("fin")
def g(n):
    if n == 0: return
    yield n
    yield from g(n - 1)
print(list(g(3)), sum(g(4)), dict(enumerate("ab")), list(zip(range(2), "ab", [True, None])), [*range(3)], {**{"a": 1}}, max("abc", key=ord), min([3, -1], key=abs), sorted({"b": 1, "a": 2}.items(), key=lambda kv: kv[1]), any(x > 2 for x in [1, 3]))
global_x = 5
def scope():
    global_x = 6
    return global_x, globals()["global_x"] if "global_x" in globals() else None
print(scope(), locals() is globals() if False else "")
i = 10
while i: i -= 3 if i > 3 else i
else: print("while else", i)
for i, (p, q) in enumerate([(1, 2), (3, 4)]): print(i, p, q, sep=",", end=";")
print(); x = y = 3; x, y = y, x + 1; print(x, y, x if x > y else y, x == 3 != y, not x, x is y)
a = b = [1]; a += [2]; print(b, a is b); a = a + [3]; print(b, a, a[::2], a[-2:], a[:-1])
t = 1, 2, *[3]; print(t, len(t), t[1:], t + (4,), (1, 2) < (1, 3), t.index(2), 3 in t)
print(0.1 + 0.2 == 0.3, math.isclose(0.1 + 0.2, 0.3), 1e-7, 123456789012345678, 1.0, 1e22, 1.5e-10, -0.0, 5 // 2.0, 7 % 2.5, 2 ** 0.5, 10 % -3, int("42") + float("1.5"), str(1.0), repr("a'b"), bool([]), complex("1+2j"))
