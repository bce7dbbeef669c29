"""Makes random_numbers.json: what NumPy and CPython draw, call after call."""

import json
import random
import warnings

import numpy as np
from encode import outcome, value

warnings.simplefilter("ignore")
pick = random.Random(7)

SIZES = [None, None, 3, (2, 3), (), 0, (1, 0, 2), [2, 2], np.int64(2)]
LAWS = {
    "standard_normal": [], "standard_exponential": [], "standard_cauchy": [], "normal": [(-5, 5), (0, 3)],
    "lognormal": [(-1, 1), (0, 1)], "exponential": [(0, 4)], "laplace": [(-1, 1), (0, 2)], "logistic": [(-1, 1), (0, 2)],
    "gumbel": [(-1, 1), (0, 2)], "rayleigh": [(0, 3)], "beta": [(0.05, 3), (0.05, 3)], "gamma": [(0.1, 9), (0, 3)],
    "standard_gamma": [(0.1, 9)], "chisquare": [(0.5, 9)], "standard_t": [(1, 9)], "f": [(1, 9), (1, 9)],
    "pareto": [(0.5, 4)], "weibull": [(0.5, 4)], "power": [(0.5, 4)], "wald": [(0.5, 4), (0.5, 4)],
    "vonmises": [(-3, 3), (0, 9)], "triangular": [(-5, -2), (-1, 1), (2, 5)], "uniform": [(-3, 0), (1, 4)],
    "poisson": [(0, 60)], "geometric": [(0.05, 1)], "zipf": [(1.3, 5)], "logseries": [(0.05, 0.95)],
    "negative_binomial": [(1, 20), (0.1, 0.9)],
}


def law_call(legacy):
    name = pick.choice(sorted(LAWS) + ["binomial"] * 4)
    if name == "binomial":
        args = [pick.choice([0, 1, 5, 40, 400, 10000]), round(pick.random(), 3)]
    else:
        args = [pick.uniform(*span) for span in LAWS[name]]
        if name == "poisson" and pick.random() < 0.5:
            args = [pick.uniform(0, 5)]
    if args and name not in ("binomial", "triangular") and pick.random() < 0.2:
        at = pick.randrange(len(args))
        args[at] = pick.choice([list, np.array])([args[at], args[at] * (1.0 if name in ("geometric", "logseries", "negative_binomial") else 1.1)])
        return name, args, {}
    size = pick.choice(SIZES)
    if name in ("geometric", "zipf", "logseries") and size is None:
        size = 4
    return name, args, {} if size is None else {"size": size}


def whole_call(legacy):
    low, high = sorted([pick.randrange(-50, 200), pick.randrange(-50, 200)])
    kind = pick.randrange(8)
    name = "randint" if legacy else "integers"
    size = pick.choice(SIZES)
    kwargs = {} if size is None else {"size": size}
    if kind == 0:
        return name, [high if pick.random() < 0.5 else abs(high) + 1], kwargs
    if kind == 1:
        return name, [low, high + 1], kwargs | {"dtype": pick.choice([np.int32, np.int64])}
    if kind == 2:
        return name, [abs(low) % 100, 100 + abs(high) % 157], kwargs | {"dtype": np.uint8, "size": pick.choice([4, (2, 5)])}
    if kind == 3:
        return name, [0, 2], {"dtype": bool, "size": 9}
    if kind == 4:
        return name, [pick.choice([2**20, 2**31, 2**32, 2**32 - 1, 2**40, 2**62])], {"size": 4}
    if kind == 5:
        return name, [[0, 5, 7], [9, 8, 100]], {}
    if kind == 6 and not legacy:
        return name, [low, high], kwargs | {"endpoint": True}
    return name, [low, high], kwargs


def choice_call(legacy):
    n = pick.choice([1, 2, 5, 12])
    a = pick.choice([n, list(range(10, 10 + n)), np.linspace(0, 1, n), [chr(97 + i) * (i % 3 + 1) for i in range(n)]])
    kwargs = {}
    size = pick.choice(SIZES)
    if size is not None:
        kwargs["size"] = size
    if pick.random() < 0.4:
        p = np.array([pick.random() + 0.01 for _ in range(n)])
        if pick.random() < 0.3 and n > 2:
            p[0] = 0
        p = p / p.sum()
        kwargs["p"] = pick.choice([p, p.tolist()])
    if pick.random() < 0.4:
        kwargs["replace"] = False
        if pick.random() < 0.7:
            kwargs["size"] = min(n, pick.choice([1, 2, 3, n]))
    if not legacy and pick.random() < 0.2 and not isinstance(a, int):
        a = np.arange(12).reshape(3, 4)
        kwargs = {"axis": pick.choice([0, 1, -1])} | ({"size": 2} if pick.random() < 0.5 else {})
    if not legacy and pick.random() < 0.1:
        return "choice", [pick.choice([50, 20000])], {"size": pick.choice([5, 40]), "replace": False}
    return "choice", [a], kwargs


def order_call(legacy):
    x = pick.choice([5, 0, 12, [3, 1, 2], np.arange(6.0), np.arange(12).reshape(4, 3), ["a", "bb", "ccc"], 2.5, "abc"])
    if not legacy and isinstance(x, np.ndarray) and pick.random() < 0.6:
        return pick.choice(["permutation", "permuted"]), [x], {"axis": pick.choice([0, -1])}
    return "permutation", [x], {}


ERRORS = [
    ("multivariate_normal", [[0], [[1, 0], [0, 1]]], {}), ("multivariate_normal", [0, [[1]]], {}),
    ("normal", [0, -1], {}), ("normal", [0, 1, 2, 3], {}), ("normal", [], {"x": 1}), ("normal", ["a"], {}),
    ("normal", [[1, 2], [1, 2, 3]], {}), ("normal", [[1, 2]], {"size": 3}), ("normal", [[1, 2]], {"size": (3, 2)}),
    ("normal", [[1], [2]], {"size": (3, 2)}), ("normal", [0, 1, 2.5], {}), ("normal", [0, 1, (2, -1)], {}),
    ("normal", [0, 1, "a"], {}), ("uniform", [0, float("inf")], {}), ("uniform", [2, 1], {}), ("poisson", [-1], {}),
    ("poisson", [[1, -1]], {}), ("binomial", [10, 1.5], {}), ("binomial", [-1, 0.5], {}), ("binomial", [3], {}),
    ("beta", [0, 1], {}), ("gamma", [-1], {}), ("triangular", [2, 1, 3], {}), ("triangular", [1, 1, 1], {}),
    ("choice", [0], {}), ("choice", [[]], {}), ("choice", [3, 5, False], {}), ("choice", [2], {"p": [0.5, 0.6]}),
    ("choice", [2], {"p": [0.5]}), ("choice", [2], {"p": [-1.0, 2.0]}), ("choice", [2.5], {}), ("choice", ["a"], {}),
    ("choice", [3, 2], {"p": [0.0, 0.0, 1.0], "replace": False}), ("shuffle", [5], {}), ("shuffle", [(1, 2)], {}),
    ("exponential", [-1], {}), ("multinomial", [5, [0.9, 0.3, 0.1]], {}), ("multinomial", [-5, [0.9, 0.1]], {}),
    ("dirichlet", [[0.0, 1.0]], {}), ("foo", [], {}), ("permutation", [], {}),
]
LEGACY_ERRORS = [
    ("randint", [0], {}), ("randint", [5, 3], {}), ("randint", [300], {"dtype": np.uint8}), ("randint", [], {}),
    ("randint", [-5, 3], {"dtype": np.uint8}), ("rand", [2.0], {}), ("rand", [(2, 3)], {}), ("rand", [-1], {}),
    ("randint", [3], {"dtype": np.float64}), ("choice", [[[1, 2]]], {}), ("seed", [-1], {}), ("seed", ["a"], {}),
    ("seed", [1.5], {}), ("seed", [2**40], {}), ("seed", [[]], {}), ("seed", [[1, -2]], {}),
]
NEW_ERRORS = [
    ("integers", [0], {}), ("integers", [5, 3], {}), ("integers", [5, 3], {"endpoint": True}), ("integers", [], {}),
    ("integers", [-1], {"endpoint": True}), ("rand", [], {}), ("random", [2], {"dtype": np.int64}),
    ("permutation", [[1, 2]], {"axis": 1}),
]


def run(kind, seed, made, calls):
    log = []
    for name, args, kwargs in calls:
        kept = [value(a) for a in args], {k: value(v) for k, v in kwargs.items()}
        function = getattr(made, name, None)
        if function is None:
            full = {"legacy": "numpy.random.mtrand.RandomState", "rng": "numpy.random._generator.Generator"}[kind]
            got = {"e": ["AttributeError", f"'{full}' object has no attribute '{name}'"]}
        elif name == "shuffle" and isinstance(args[0], (list, np.ndarray)):
            function(*args, **kwargs)
            got = value(args[0])
        else:
            got = outcome(function, *args, **kwargs)
        log.append([name, *kept, got])
    return [kind, value(seed), log]


def extra(legacy):
    yield "multinomial", [20, [0.2, 0.3, 0.5]], {"size": 3}
    yield "multinomial", [20, [0.2, 0.3, 0.5]], {}
    yield "dirichlet", [[1.0, 2.0, 0.5]], {"size": 2}
    yield "multivariate_normal", [[1.0, 2.0], [[2.0, 0.5], [0.5, 1.0]]], {"size": 3}
    yield "multivariate_normal", [[0, 0, 1], [[2.0, 0.5, 0.1], [0.5, 1.0, 0.2], [0.1, 0.2, 3.0]]], {}
    yield "multivariate_normal", [[0, 0], [[1, 0], [0, 1]]], {"size": (2, 2)}
    yield "shuffle", [[5, 6, 7, 8]], {}
    yield "shuffle", [np.arange(10)], {}
    yield "shuffle", [np.arange(12.0).reshape(4, 3)], {} if legacy else {"axis": 1}
    if legacy:
        yield "rand", [], {}
        yield "rand", [2, 3], {}
        yield "randn", [2], {}
        yield "randn", [], {}
        yield "random_sample", [], {"size": (2,)}
        yield "random", [3], {}
        yield "seed", [5], {}
        yield "rand", [2], {}
        yield "seed", [[1, 2, 3]], {}
        yield "rand", [2], {}
    else:
        yield "random", [], {}
        yield "random", [(2, 2)], {}
        yield "random", [], {"dtype": np.float32}
        yield "random", [3], {"dtype": np.float32}
        yield "random", [], {"size": 2}


cases = []
for legacy in (True, False):
    kind = "legacy" if legacy else "rng"
    make = np.random.RandomState if legacy else np.random.default_rng
    for seed in [0, 1, 42, 123456789, 2**32 - 1, [1, 2, 3], np.array([5, 6])] + ([] if legacy else [2**40 + 1, [2**33, 5]]):
        calls = list(extra(legacy))
        for _ in range(60):
            calls.append(pick.choice([law_call, law_call, whole_call, choice_call, order_call])(legacy))
        pick.shuffle(calls)
        cases.append(run(kind, seed, make(seed), calls))
    cases.append(run(kind, 3, make(3), ERRORS + (LEGACY_ERRORS if legacy else NEW_ERRORS)))
    big = make(11)
    cases.append(run(kind, 11, big, [("standard_normal", [], {"size": 600}), ("normal", [], {}), ("exponential", [1.0], {"size": 300})]))

PYTHON = [
    ("random", [], {}), ("uniform", [1, 4], {}), ("randint", [1, 6], {}), ("randint", [1.0, 6], {}), ("randrange", [10], {}),
    ("randrange", [2, 20, 3], {}), ("randrange", [20, 2, -3], {}), ("getrandbits", [16], {}), ("getrandbits", [0], {}),
    ("choice", [[1, "b", 2.5]], {}), ("choice", ["hello"], {}), ("choices", [[1, 2, 3]], {"k": 5}),
    ("choices", [[1, 2, 3], [1, 2, 1]], {"k": 4}), ("choices", [[1, 2, 3]], {"cum_weights": [1, 1.5, 4], "k": 4}),
    ("sample", [[1, 2, 3, 4, 5], 3], {}), ("sample", [list(range(100)), 7], {}), ("gauss", [0, 1], {}), ("gauss", [], {}),
    ("normalvariate", [0, 1], {}), ("lognormvariate", [0, 1], {}), ("expovariate", [2], {}), ("gammavariate", [2, 3], {}),
    ("betavariate", [2, 3], {}), ("betavariate", [0.5, 0.5], {}), ("paretovariate", [3], {}), ("weibullvariate", [1, 2], {}),
    ("vonmisesvariate", [0, 4], {}), ("triangular", [], {}), ("triangular", [1, 5, 2], {}), ("shuffle", [[1, 2, 3, 4, 5]], {}),
    ("seed", [4], {}), ("random", [], {}), ("seed", ["text"], {}), ("random", [], {}),
    ("randint", [5, 1], {}), ("randrange", [0], {}), ("randrange", [5, 1], {}), ("randrange", [1, 5, 0], {}),
    ("randrange", [5, 1, 2], {}), ("choice", [[]], {}), ("sample", [[1, 2], 3], {}), ("choices", [[1, 2], [1]], {}),
    ("choices", [[1, 2], [0, 0]], {}), ("expovariate", [0], {}), ("gammavariate", [0, 1], {}), ("uniform", [1], {}),
    ("randint", [1], {}), ("getrandbits", [-1], {}), ("randint", [1, 2, 3], {}), ("gauss", [], {"x": 1}),
    ("choice", [5], {}), ("sample", [5, 2], {}), ("random", [1], {}), ("randint", [1.5, 3], {}), ("seed", [[1]], {}),
    ("choices", [[1, 2]], {"weights": [1, 1], "cum_weights": [1, 2]}),
]
for seed in [0, 42, "abc", 2.5]:
    made = random.Random(seed)
    calls = PYTHON[:32] * 3
    pick.shuffle(calls)
    cases.append(run("python", seed, made, [(n, [list(a) if isinstance(a, list) else a for a in args], k) for n, args, k in calls]))
cases.append(run("python", 1, random.Random(1), PYTHON[32:]))

json.dump(cases, open("tests/golden/random_numbers.json", "w"), separators=(",", ":"))
print(sum(len(case[2]) for case in cases))
