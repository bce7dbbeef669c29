"""Makes samples.json: what NumPy estimates from samples."""

import json
import random
import warnings

import numpy as np
from encode import outcome, value

warnings.simplefilter("ignore")
pick = random.Random(9)
rng = np.random.default_rng(9)
cases = []


def add(name, *args, **kwargs):
    kept = [value(a) for a in args], {k: value(v) for k, v in kwargs.items()}
    cases.append([name, *kept, outcome(getattr(np, name), *args, **kwargs)])


def cells(*shape):
    return np.round(rng.normal(size=shape), 2) if pick.random() < 0.6 else rng.integers(-5, 9, shape)


for _ in range(25):
    n = pick.randrange(3, 9)
    add("cov", cells(3, n), rowvar=pick.choice([True, False]))
    add("cov", cells(n), cells(n), ddof=pick.choice([0, 1]))
    add("cov", cells(n), bias=True)
    add("corrcoef", np.round(rng.normal(size=(2, n)), 2))
    add("corrcoef", np.round(rng.normal(size=n), 2), np.round(rng.normal(size=n), 2))
    x = np.cumsum(np.abs(cells(n)) + 0.5)
    add("polyfit", x, cells(n), pick.choice([0, 1, 2]))
    add("polyval", cells(3), pick.choice([2, 1.5, cells(2), cells(2, 2)]))
    add("interp", pick.choice([2.5, cells(4), x]), x, cells(n))
    add("interp", cells(3), x, cells(n), left=-1, right=9.5)
    add("gradient", cells(n), *pick.choice([(), (2,), (0.5,), (x,)]))
    add("gradient", cells(n, 3), *pick.choice([(), (2,), (0.5, 2.0)]), edge_order=pick.choice([1, 2]))
    add("gradient", cells(n, 3), axis=pick.choice([0, 1, -1]))
    add("histogram", cells(n), pick.choice([1, 3, 10]), density=pick.choice([True, False]))
    add("histogram", cells(n), np.array([-2.0, 0.0, 1.0, 4.0]))
    add("histogram", cells(n), 4, range=(-1, 3), weights=np.abs(cells(n)).astype(float))
    add("bincount", rng.integers(0, 6, n), minlength=pick.choice([0, 4, 9]))
    add("bincount", rng.integers(0, 6, n), weights=cells(n).astype(float))
    add("digitize", cells(n), pick.choice([[-2, 0, 1, 4], [4, 1, 0, -2]]), right=pick.choice([True, False]))
    add("searchsorted", np.sort(cells(n)), pick.choice([1, cells(3), cells(2, 2)]), side=pick.choice(["left", "right"]))
for name, *args in [
    ("polyfit", [1, 2, 3], [1, 4], 1), ("polyfit", [1, 2, 3], [1, 2, 3], -1), ("polyfit", [], [], 1), ("interp", 1, [], []),
    ("interp", 1, [1, 2], [1]), ("gradient", [1]), ("histogram", [1, 2], 0), ("histogram", [1, 2], [2, 1]),
    ("histogram", [1.0, np.nan]), ("histogram", []), ("histogram", [1, 1]), ("bincount", [0, -1]), ("bincount", [1, 2], [1]),
    ("digitize", [1], [0, 2, 1]), ("searchsorted", [1, 2, 3], 2, "foo"), ("searchsorted", [[1]], 2), ("cov", [[[1]]]),
    ("searchsorted", [3, 1, 2], 2, "left", [1, 2, 0]), ("digitize", 1, [0, 1, 2]), ("cov", [1, 2, 3]), ("cov", [1], [2]),
    ("interp", np.nan, [1, 2], [1, 2]), ("bincount", []), ("polyfit", [1, 2, 3], [[1, 2], [2, 3], [4, 4]], 1),
]:
    add(name, *args)
json.dump(cases, open("tests/golden/samples.json", "w"), separators=(",", ":"))
print(len(cases))
