"""Makes random_core.json: what CPython and NumPy draw, for the functions that need no arrays."""

import json
import random

import numpy as np


def bits(values):
    return [np.float64(v).view(np.uint64).item() for v in values]


python = []
for seed in [0, 1, 42, -7, 2**40 + 3, "hello", "", "grüße", 1.5, -0.25, 1e300, 3.0]:
    r = random.Random(seed)
    calls = []
    for name, args, n in [
        ("random", (), 3), ("gauss", (0, 1), 5), ("normalvariate", (1, 2), 5), ("expovariate", (1.5,), 3),
        ("gammavariate", (0.5, 2), 4), ("gammavariate", (1, 2), 2), ("gammavariate", (3.5, 2), 4),
        ("vonmisesvariate", (1, 4), 3), ("triangular", (0, 2, 0.5), 3),
    ]:
        calls.append([name, [float(a) for a in args], bits(getattr(r, name)(*args) for _ in range(n))])
    whole = [["getrandbits", [k], [r.getrandbits(k) for _ in range(3)]] for k in (1, 7, 32, 33, 53, 62)]
    whole += [["randrange", [n], [r.randrange(n) for _ in range(5)]] for n in (1, 2, 7, 1000, 10**12)]
    order = list(range(20))
    r.shuffle(order)
    whole.append(["shuffle", [20], order])
    for n, k in [(10, 3), (10, 10), (500, 5), (500, 6), (5000, 40), (60, 7)]:
        whole.append(["sample", [n, k], r.sample(range(n), k)])
    whole.append(["choices", [9, 12], r.choices(range(9), k=12)])
    weights = [0.5, 0.0, 2.0, 1.25]
    whole.append(["weighted", [12], r.choices(range(4), weights=weights, k=12)])
    python.append([seed, calls, whole])

json.dump({"python": python}, open("tests/golden/random_core.json", "w"), separators=(",", ":"))
