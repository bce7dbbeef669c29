"""Makes linalg.json: what numpy.linalg gives, with the words of its errors."""

import json
import random
import warnings

import numpy as np
from encode import outcome, value

warnings.simplefilter("ignore")
pick = random.Random(5)
rng = np.random.default_rng(5)
L = np.linalg
cases = []


def add(name, *args, **kwargs):
    kept = [value(a) for a in args], {k: value(v) for k, v in kwargs.items()}
    got = outcome(getattr(L, name), *args, **kwargs)
    cases.append(["linalg." + name, *kept, got])


def matrix(*shape):
    if pick.random() < 0.4:
        return rng.integers(-4, 6, shape)
    return np.round(rng.normal(size=shape), 2)


for _ in range(60):
    n = pick.randrange(1, 6)
    batch = pick.choice([(), (), (), (2,), (2, 1)])
    a = matrix(*batch, n, n) + np.eye(n) * pick.choice([0, 3])
    add("inv", a)
    add("det", a)
    add("slogdet", a)
    add("solve", a, pick.choice([matrix(n), matrix(n, 2)]))
    add("eigvalsh", a + np.swapaxes(a, -1, -2))
    add("eigh", a + np.swapaxes(a, -1, -2))
    add("eig", a)
    add("eigvals", a)
    add("cholesky", a @ np.swapaxes(a, -1, -2) + np.eye(n))
    add("matrix_power", a, pick.choice([0, 1, 2, 3, 5, -1, -2]))
    add("cond", a, pick.choice([None, 1, 2, -2, np.inf, "fro"]))
for _ in range(60):
    m, n = pick.randrange(1, 7), pick.randrange(1, 6)
    a = matrix(m, n)
    add("qr", a, pick.choice(["reduced", "reduced", "complete", "r"]))
    add("svd", a, full_matrices=pick.choice([True, False]))
    add("svd", a, compute_uv=False)
    add("pinv", a)
    add("matrix_rank", a)
    add("lstsq", a, pick.choice([matrix(m), matrix(m, 2)]), rcond=None)
    add("norm", a, pick.choice([None, 1, -1, 2, -2, np.inf, -np.inf, "fro", "nuc"]), keepdims=pick.choice([True, False]))
    add("norm", a, pick.choice([None, 0, 1, 2, 3, np.inf, -np.inf, 0.5]), axis=pick.choice([0, 1, -1]), keepdims=pick.choice([True, False]))
    add("norm", matrix(n), pick.choice([None, 0, 1, 2, 3, np.inf, -np.inf]))
    add("norm", matrix(2, m, n), pick.choice([None, 1, 2, "nuc", np.inf]), axis=pick.choice([(0, 1), (1, 2), (2, 0)]))
for _ in range(10):
    x = np.cumsum(np.abs(matrix(12, 3)), 0)
    add("svd", x, full_matrices=False)
    add("eigh", np.cov(x.T))
    add("svd", np.cov(x.T))
    add("qr", x)
    add("multi_dot", [matrix(2, 3), matrix(3, 4), matrix(4, 2)])
    add("eig", np.abs(matrix(4, 4)) + 1)
z = np.zeros
for name, *args in [
    ("inv", z((2, 2))), ("inv", z((2, 3))), ("inv", z(2)), ("det", z((2, 3))), ("det", 5), ("det", z((0, 0))),
    ("slogdet", z((2, 2))), ("solve", z((2, 2)), z(2)), ("solve", z((2, 3)), z(2)), ("solve", np.eye(2), z(3)),
    ("solve", np.eye(2), z((3, 1))), ("lstsq", z((2, 2)), z(3)), ("lstsq", z(2), z(3)), ("eig", z((2, 3))), ("svd", z(2)),
    ("qr", [[1, 2], [3, 4]], "foo"), ("qr", z(2)), ("cholesky", [[1, 2], [2, 1]]), ("cholesky", z((2, 3))),
    ("matrix_rank", 5), ("matrix_rank", z((3, 3))), ("matrix_power", [[1, 2], [3, 4]], 1.5), ("matrix_power", z((2, 3)), 2),
    ("norm", [1, 2, 3], "fro"), ("norm", [[1, 2], [3, 4]], "foo"), ("norm", [[1, 2], [3, 4]], 3), ("norm", z((2, 2, 2)), 2),
    ("norm", z((2, 2, 2))), ("norm", 5), ("norm", [[1, 2], [3, 4]], None, 5), ("norm", []), ("multi_dot", [np.eye(2)]),
    ("eig", [[np.nan, 1], [1, 2]]), ("svd", [[np.nan, 1], [1, 2]]), ("norm", [1 + 1j, 2]),
    ("inv", [[True, False], [False, True]]), ("inv", np.eye(2, dtype=np.float32) * 2), ("norm", np.ones(3, np.float32)),
    ("inv", [[1j, 2], [0, 1]]), ("solve", [[1j, 2], [0, 1]], [1, 2]), ("det", [[1j, 2], [0, 1]]), ("eig", np.eye(3)),
    ("eig", [[2, 1], [0, 3]]), ("eigh", [[2, 0], [0, 1]]), ("eig", [[0, 1], [-1, 0]]), ("norm", [[1, 2], [3, 4]], None, (0, 0)),
]:
    add(name, *args)
json.dump(cases, open("tests/golden/linalg.json", "w"), separators=(",", ":"))
print(len(cases))
