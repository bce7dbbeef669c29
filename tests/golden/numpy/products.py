"""Makes products.json: what NumPy's products give, cell by cell and word by word."""

import json
import random
import warnings

import numpy as np
from encode import outcome, value

warnings.simplefilter("ignore")
pick = random.Random(3)
rng = np.random.default_rng(3)
DTYPES = ["float64"] * 5 + ["int64", "int64", "int32", "uint8", "bool", "float32", "complex128"]


def cells(shape, dtype=None):
    dtype = dtype or pick.choice(DTYPES)
    if dtype == "complex128":
        return np.round(rng.normal(size=shape), 1) + 1j * rng.integers(-3, 4, shape)
    if dtype == "float32":
        return np.asarray(rng.integers(-8, 8, shape) / 4, np.float32)
    if dtype == "float64":
        return np.asarray(rng.normal(size=shape))
    return np.asarray(rng.integers(0, 5, shape)).astype(dtype)


def layout(a):
    kind = pick.randrange(4)
    return a


def lens(n):
    return tuple(pick.choice([1, 2, 3, 4, 0] if pick.random() < 0.3 else [1, 2, 3]) for _ in range(n))


cases = []


def add(name, *args, **kwargs):
    function = np
    for part in name.split("."):
        function = getattr(function, part)
    kept = [value(a) for a in args], {k: value(v) for k, v in kwargs.items()}
    cases.append([name, *kept, outcome(function, *args, **kwargs)])


def pair_for(rank_a, rank_b, matmul):
    m, k, n = lens(3)
    batch = lens(max(rank_a, rank_b, 2) - 2)
    left = (k,) if rank_a == 1 else (*batch[len(batch) - rank_a + 2:], m, k)
    right = (k,) if rank_b == 1 else (*batch[len(batch) - rank_b + 2:], k, n)
    if pick.random() < 0.15:
        right = tuple(len_ + pick.randrange(2) for len_ in right)
    return cells(left), cells(right)


for _ in range(250):
    ranks = pick.choice([1, 2, 2, 2, 3, 4]), pick.choice([1, 2, 2, 2, 3, 4])
    a, b = pair_for(*ranks, True)
    add(pick.choice(["matmul", "matmul", "dot"]), a, b)
for _ in range(60):
    k = pick.randrange(4)
    a, b = cells((*lens(pick.randrange(3)), k)), cells((*lens(pick.randrange(3)), k + (pick.random() < 0.1)))
    add("inner", a, b)
    add("outer", cells(lens(pick.randrange(3))), cells(lens(pick.randrange(3))))
    a, b = cells(lens(pick.randrange(1, 3))), cells(lens(pick.randrange(1, 3)))
    add("vdot", a, a if pick.random() < 0.7 else b)
    add("kron", cells(lens(pick.randrange(4))), cells(lens(pick.randrange(4))))
    shape = lens(3)
    axes = pick.choice([0, 1, 2, ([0], [0]), ([1, 0], [0, 1]), (-1, -1), ([0, 1], [1, 0])])
    add("tensordot", cells(shape), cells(pick.choice([shape, shape[::-1], lens(2)])), axes=axes)
    add("cross", cells((*lens(pick.randrange(2)), pick.choice([2, 3, 3, 3]))), cells((*lens(pick.randrange(2)), pick.choice([2, 3, 3, 3, 4]))))
    add("trace", cells(lens(pick.choice([1, 2, 2, 2, 3])), pick.choice(["float64", "int64", "int32", "bool", "complex128"])), pick.choice([0, 0, 1, -1]))
    n, m = pick.randrange(6), pick.randrange(6)
    add("convolve", cells((n,)), cells((m,)), pick.choice(["full", "same", "valid"]))
    add("correlate", cells((n,)), cells((m,)), pick.choice(["full", "same", "valid"]))
    for name in ("dot", "inner", "matmul"):
        add(name, pick.choice([2, 2.5, [1, 2], np.float32(3)]), pick.choice([3, [3.5, 2], np.ones((2, 2))]))

EINSUMS = ["ij,jk->ik", "ij,jk", "ii", "ii->i", "ij->ji", "ij->", "ij->j", "i,i", "i,j->ij", "bij,bjk->bik", "ij,ij->ij",
           "ij,ij->", "...ij,...jk->...ik", "bhqd,bhkd->bhqk", "i,ij,j->", "ij,kj->ik", "i,i->i", "ijk->kji", "...i->...",
           "i...->...", "ij,jk,kl->il", "nchw,fc->nfhw", "ab,cb->", "ij, j -> i", "iij->j", "ba,b", "z,a"]
for text in EINSUMS * 4:
    sizes = {c: pick.choice([1, 2, 3]) for c in "abcdefhijklnqwz"}
    dots = lens(pick.randrange(3))
    operands = []
    for part in text.replace(" ", "").split("->")[0].split(","):
        shape = []
        for c in part.replace("...", "."):
            shape.extend(dots if c == "." else [sizes[c]])
        operands.append(cells(tuple(shape)))
    add("einsum", text, *operands)
z = np.zeros
for args in [("ij,jk", z((2, 3)), z((2, 3))), ("ij", z(2)), ("i", z((2, 2))), ("ij->k", z((2, 2))), ("ij,jk", z((2, 2))),
             ("ij", z((2, 2)), z((2, 2))), ("ij->ii", z((2, 2))), ("i1", z((2, 2))), ("ii", z((2, 3))), ("...i->i", z((2, 3))),
             ("ij,jk->ik", z((2, 3)), z(3)), ("bij,bjk->bik", z((2, 3, 4)), z((3, 4, 5))), ("ij,j", z((2, 3)), z(2))]:
    add("einsum", *args)
add("trace", z((2, 2)), axis1=0, axis2=0)
add("convolve", [1, 2], [1], "foo")
add("convolve", [[1]], [1])
add("matmul", z((2, 2)), z((2, 2)), out=z((2, 3)))
add("matmul", z((2, 2)), z((2, 2)), z((2, 2)))
add("dot", z((2, 2)), b=np.eye(2))
add("outer", [1, 2], [3, 4, 5])
add("cross", [1, 2, 3], [[4, 5, 6], [7, 8, 9]], axisc=0)
add("cross", z((3, 2)), np.ones((3, 2)), axis=0)
json.dump(cases, open("tests/golden/products.json", "w"), separators=(",", ":"))
print(len(cases))
