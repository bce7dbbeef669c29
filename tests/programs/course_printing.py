import numpy as np
rng = np.random.default_rng(7)
# structured printing
data = rng.normal(size=(4, 3))
print("=" * 40)
print(f"{'name':<10}|{'mean':>8}|{'std':>8}")
print("-" * 40)
for i, name in enumerate(["alpha", "beta", "gamma"]):
    col = data[:, i]
    print(f"{name:<10}|{col.mean():>8.3f}|{col.std():>8.3f}")
print("shape:", data.shape, "\ndtype:", data.dtype, sep=" ")
np.set_printoptions(precision=3, suppress=True)
print(data, data * 1e6, data * 1e-6, np.array([1e10, 1.0]), np.array([0.1 + 0.2j, 1]), sep="\n")
np.set_printoptions(precision=8, suppress=False)
print(np.arange(1200), np.zeros((50, 50)), np.arange(30).reshape(5, 6), np.array([[True, False]]), np.array([[1.0, 1000.5], [1e-3, 2]]), np.array([1e-10, 1.0]), np.array([np.nan, 1, np.inf]), np.array([]), np.zeros((0, 3)), np.zeros((2, 2, 2)), sep="\n")
print(repr(np.arange(3)), repr(np.float32([1.5])), repr(np.array(["a", "bb"])), repr(np.zeros((2, 0))), repr(np.array(3)), repr(np.bool_(True)), [np.float64(1.5), np.int64(2)], {"a": np.float64(1)}, (np.array([1]),))
print(np.arange(24).reshape(2, 3, 4), np.linspace(0, 1, 11), np.logspace(0, 3, 4), np.geomspace(1, 8, 4), np.random.default_rng(3).random((2, 2)) > 0.5, np.array([1, -1]) / 3)
try: np.zeros((2, 3)) @ np.zeros((2, 3))
except ValueError as e: print(e)
try: np.zeros((2, 3)) + np.zeros((3, 2))
except ValueError as e: print(e)
try: np.zeros(3)[5]
except IndexError as e: print(e)
try: np.arange(6).reshape(4, 2)
except ValueError as e: print(e)
try: np.linalg.inv(np.zeros((2, 2)))
except np.linalg.LinAlgError as e: print(e)
try: np.array([[1, 2], [3]])
except ValueError as e: print(e)
try: np.concatenate([np.zeros((1, 2)), np.zeros((1, 3))])
except ValueError as e: print(e)
try: int(np.array([1, 2]))
except TypeError as e: print(e)
try: np.zeros(3).foo
except AttributeError as e: print(e)
try: np.ones(2).reshape(3, -1)
except ValueError as e: print(e)
try: np.array([1, 2]) and True
except ValueError as e: print(e)
class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    @property
    def shape(self): return len(self.rows), len(self.rows[0])
    def __matmul__(self, o): return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __add__(self, o): return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, o.rows)])
    def __mul__(self, k): return Matrix([[a * k for a in r] for r in self.rows])
    __rmul__ = __mul__
    def __neg__(self): return self * -1
    def __getitem__(self, ij): i, j = ij; return self.rows[i][j]
    def __setitem__(self, ij, v): self.rows[ij[0]][ij[1]] = v
    def __eq__(self, o): return self.rows == o.rows
    def __str__(self): return "\n".join(" ".join(f"{v:4g}" for v in r) for r in self.rows)
    def __repr__(self): return f"Matrix({self.rows})"
    def __iter__(self): return iter(self.rows)
    def __array__(self, dtype=None, copy=None): return np.array(self.rows, dtype=dtype)
    def __format__(self, spec): return "|".join(format(v, spec) for r in self.rows for v in r)
A = Matrix([[1, 2], [3, 4]]); A[0, 1] = 5
print(A @ A, repr(2 * A + -A), A == A, A.shape, A[1, 0], f"{A:.1f}", sum(map(sum, A)), sep="\n")
from functools import singledispatch, total_ordering, cached_property, cmp_to_key
@total_ordering
class V:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
    @cached_property
    def sq(self): print("computing"); return self.n ** 2
v = V(3); print(V(1) <= V(2), V(3) > V(2), v.sq, v.sq, sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
@singledispatch
def show(x): return "any"
@show.register(int)
def _(x): return "int"
print(show(1), show("a"))
class Desc:
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, obj, cls): return self if obj is None else getattr(obj, self.name, 0)
    def __set__(self, obj, v):
        if v < 0: raise ValueError("negative")
        setattr(obj, self.name, v)
class P:
    x = Desc()
    __slots__ = ("_x",)
p = P(); p.x = 4; print(p.x)
try: p.x = -1
except ValueError as e: print(e)
