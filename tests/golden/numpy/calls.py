"""Calls of NumPy at random, with what they give: calls.json for tests/calls.rs."""

import json
import pathlib
import random
import warnings

import numpy as np

rng = random.Random(7)
DTYPES = ["bool", "uint8", "int32", "int64", "float32", "float64", "complex128"]


def number(x):
    x = float(x)
    if x != x:
        return "nan"
    if x in (float("inf"), float("-inf")):
        return "inf" if x > 0 else "-inf"
    return x


def cell(x, kind):
    if kind == "b":
        return int(x)
    if kind in "iu":
        return int(x)
    if kind == "c":
        return [number(x.real), number(x.imag)]
    if kind == "U":
        return str(x)
    return number(x)


def enc(x):
    if x is None or isinstance(x, (bool, str)):
        return x
    if isinstance(x, np.ndarray):
        name = "str" if x.dtype.kind == "U" else x.dtype.name
        return {"a": [name, list(x.shape), [cell(v, x.dtype.kind) for v in x.ravel().tolist()]]}
    if isinstance(x, np.dtype):
        return {"d": x.name}
    if isinstance(x, type) and issubclass(x, np.generic):
        return {"d": np.dtype(x).name}
    if isinstance(x, np.generic):
        name = "str" if x.dtype.kind == "U" else x.dtype.name
        return {"x": [name, [], [cell(x.item(), x.dtype.kind)]]}
    if isinstance(x, int):
        return x
    if isinstance(x, float):
        return {"f": number(x)}
    if isinstance(x, complex):
        return {"c": [number(x.real), number(x.imag)]}
    if isinstance(x, list):
        return {"l": [enc(v) for v in x]}
    if isinstance(x, tuple):
        return {"t": [enc(v) for v in x]}
    if isinstance(x, slice):
        return {"s": [x.start, x.stop, x.step]}
    if x is Ellipsis:
        return {"e": 0}
    raise TypeError(type(x))


def shape(least=0, most=3):
    return tuple(rng.choice([1, 2, 3, 3, 4, 0] if rng.random() < 0.2 else [1, 2, 3, 4]) for _ in range(rng.randint(least, most)))


def array(dtype=None, of=None, nan=False, dtypes=None, low=-9):
    dtype = dtype or rng.choice(dtypes or DTYPES)
    of = shape() if of is None else of
    size = int(np.prod(of))
    if dtype == "bool":
        cells = [rng.random() < 0.5 for _ in range(size)]
    elif dtype == "uint8":
        cells = [rng.randint(0, 255 if rng.random() < 0.1 else 9) for _ in range(size)]
    elif dtype.startswith("int"):
        cells = [rng.randint(low, 9) for _ in range(size)]
    elif dtype == "complex128":
        cells = [complex(rng.randint(-9, 9), rng.randint(-9, 9)) / 4 for _ in range(size)]
    else:
        cells = [rng.choice([rng.randint(low, 9), round(rng.uniform(low, 9), 2)]) for _ in range(size)]
        if nan and size and rng.random() < 0.4:
            for _ in range(1 + size // 5):
                cells[rng.randrange(size)] = rng.choice([float("nan"), float("inf"), -float("inf"), 0.0, -0.0])
    return np.array(cells, dtype=dtype).reshape(of)


def axis_of(a, more=True):
    if a.ndim == 0 or rng.random() < 0.25:
        return None
    axis = rng.randint(-a.ndim, a.ndim - 1)
    if more and rng.random() < 0.06:
        return a.ndim
    return axis


CASES = []
SKIPPED = {}


def plain(name, args, kwargs):
    target = np
    if name.startswith("m:"):
        return getattr(args[0], name[2:])(*args[1:], **kwargs)
    for part in name.split("."):
        target = getattr(target, part)
    return target(*args, **kwargs)


def case(name, *args, run=None, **kwargs):
    args = [a.copy() if isinstance(a, np.ndarray) else a for a in args]
    encoded = [enc(a) for a in args]
    named = {k: enc(v) for k, v in kwargs.items()}
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            result = (run or plain)(name, args, kwargs)
            if isinstance(result, str) and result == "changed":
                result = args[0]
            result = enc(result)
        except Exception as error:  # noqa: BLE001
            kind = type(error).__qualname__
            result = {"error": [kind, str(error)]}
    text = json.dumps(result)
    for missing in ("float16", "int8", "int16", "uint64", "complex64", "uint32"):
        if f'"{missing}"' in text:
            SKIPPED[name] = SKIPPED.get(name, 0) + 1
            return
    told = [f"{w.category.__name__}: {w.message}" for w in seen]
    CASES.append([name, encoded, named, result] + ([told] if told else []))


def changed(what):
    def run(_, args, kwargs):
        what(*args, **kwargs)
        return "changed"

    return run


def operators():
    import operator as o

    table = {"+": o.add, "-": o.sub, "*": o.mul, "/": o.truediv, "//": o.floordiv, "%": o.mod, "**": o.pow, "&": o.and_,
             "|": o.or_, "^": o.xor, "<": o.lt, "<=": o.le, ">": o.gt, ">=": o.ge, "==": o.eq, "!=": o.ne, "<<": o.lshift,
             ">>": o.rshift}
    for symbol, what in table.items():
        for _ in range(40):
            of = shape()
            a = array(of=of, nan=True)
            pick = rng.random()
            if pick < 0.4:
                b = array(of=of, nan=True)
            elif pick < 0.6:
                b = array(of=of[1:])
            elif pick < 0.9:
                b = rng.choice([2, 3, 0, 1, 2.0, 0.5, True, 1.5, -1, 300])
            elif pick < 0.95:
                b = rng.choice([np.float64(1.5), np.float32(0.5), np.int64(3), np.uint8(2)])
            else:
                b = array()
            if symbol in ("**", "<<", ">>") and isinstance(b, np.ndarray) and rng.random() < 0.9:
                b = np.abs(b) % 5 if b.dtype.kind in "iu" else b
            pair = (a, b) if rng.random() < 0.7 else (b, a)
            case("op:" + symbol, *pair, run=lambda _, args, __: what(*args))
        for _ in range(8):
            a = rng.choice([np.float64, np.float32, np.int64, np.int32, np.uint8, np.bool_])(rng.randint(0, 9))
            b = rng.choice([0, 3, 0.0, 1.5, np.float64(0.0), np.int64(0), np.int64(7), np.float32(2)])
            case("op:" + symbol, a, b, run=lambda _, args, __: what(*args))
    for symbol, what in {"-": o.iadd, "+": o.iadd, "*": o.imul, "/": o.itruediv, "//": o.ifloordiv, "%": o.imod}.items():
        what = {"-": o.isub}.get(symbol, what)
        for _ in range(12):
            of = shape(1)
            case("aug:" + symbol, array(of=of), rng.choice([2, 1.5, array(of=of), array(of=of[1:])]),
                 run=changed(what))
    for symbol, what in {"-": o.neg, "+": o.pos, "~": o.invert, "abs": abs}.items():
        for _ in range(16):
            case("un:" + symbol, array(nan=True), run=lambda _, args, __: what(*args))


def ufuncs():
    one = ("exp expm1 exp2 log log2 log10 log1p sqrt cbrt square absolute sign sin cos tan arcsin arccos arctan sinh cosh "
           "tanh arcsinh arccosh arctanh deg2rad rad2deg floor ceil trunc rint isnan isinf isfinite signbit reciprocal "
           "negative positive conjugate logical_not invert fabs real imag nan_to_num").split()
    for name in one:
        for _ in range(14):
            case(name, array(nan=True))
    two = ("add subtract multiply divide floor_divide remainder fmod power maximum minimum fmax fmin arctan2 hypot logaddexp "
           "logaddexp2 heaviside copysign logical_and logical_or logical_xor gcd lcm bitwise_and less equal nextafter").split()
    for name in two:
        for _ in range(14):
            of = shape()
            case(name, array(of=of, nan=True), rng.choice([array(of=of, nan=True), array(of=of[:0] + of[1:]), 2, 0.5]))
        for _ in range(3):
            of = shape(1)
            case(name, array("float64", of), array("float64", of), where=array("bool", of), out=np.ones(of))
        for _ in range(5):
            a = array(of=shape(1), dtypes=["float64", "int64", "float32", "bool"], low=1)
            case(name + ".reduce", a, axis=axis_of(a) if rng.random() < 0.8 else 0)
            case(name + ".accumulate", a)
            case(name + ".outer", array("float64", (2,)), array("int64", (3,)))
        a = array("float64", (4,))
        case(name + ".at", a, [0, 1, 1, 3], array("float64", (4,)), run=changed(getattr(np, name).at))


def reductions():
    for name in "sum prod max min any all mean std var ptp count_nonzero argmax argmin cumsum cumprod median".split():
        for _ in range(36):
            a = array(nan=rng.random() < 0.4)
            kwargs = {"axis": axis_of(a)}
            if name not in ("cumsum", "cumprod") and rng.random() < 0.3:
                kwargs["keepdims"] = True
            if name in ("std", "var") and rng.random() < 0.5:
                kwargs["ddof"] = 1
            if name in ("sum", "mean", "prod", "cumsum") and rng.random() < 0.2:
                kwargs["dtype"] = rng.choice([np.float64, np.int64, np.float32])
            if name in "sum prod max min any all mean std var median count_nonzero ptp".split() and a.ndim > 1 and rng.random() < 0.2:
                kwargs["axis"] = (0, a.ndim - 1)
            if name in "sum max min".split() and rng.random() < 0.15:
                kwargs["initial"] = 3
                kwargs["where"] = array("bool", a.shape)
            case(name, a, **kwargs)
            if name != "count_nonzero" and name != "median" and rng.random() < 0.3:
                case("m:" + name, a, **kwargs)
    for name in "nansum nanmean nanmax nanmin nanprod nanstd nanvar nanmedian nanargmax nancumsum".split():
        for _ in range(8):
            a = array(nan=True, dtypes=["float64", "float32", "int64"], of=shape(1))
            case(name, a, axis=axis_of(a))
    for order in range(30):
        a = np.array([rng.uniform(-1, 1) * 10 ** rng.randint(-3, 3) for _ in range(rng.choice([7, 9, 130, 300]))])
        if order % 3 == 1:
            a = a.astype(np.float32)
        case("sum", a)
        case("mean", a)
        case("var", a)
        if order % 5 == 0:
            b = a[: len(a) // 6 * 6].reshape(6, -1)
            case("sum", b, axis=0)
            case("sum", b, axis=1)
            case("std", b, axis=0)
    for name, top in (("percentile", 100), ("quantile", 1)):
        for _ in range(24):
            a = array(dtypes=["float64", "float32", "int64"], of=shape(1))
            q = rng.choice([top / 2, top / 4, [0.0, top / 3, float(top)], top])
            method = rng.choice(["linear", "lower", "higher", "nearest", "midpoint", "hazen", "weibull", "median_unbiased"])
            case(name, a, q, axis=axis_of(a), method=method if rng.random() < 0.6 else "linear")
    for _ in range(20):
        a = array(of=shape(1), dtypes=["float64", "int64"])
        axis = axis_of(a)
        w = array("float64", a.shape, low=1) if rng.random() < 0.7 else array("float64", (3,), low=1)
        case("average", a, axis=axis, weights=w if rng.random() < 0.7 else None)
        case("diff", a, n=rng.choice([1, 1, 2]), axis=rng.randint(-a.ndim, a.ndim - 1))
        case("trapezoid", a, axis=-1, dx=0.5)


def index_of(a, fancy=True):
    items = []
    dims = list(a.shape)
    while dims and rng.random() < 0.85:
        kind = rng.random()
        n = dims[0]
        if kind < 0.3 and n:
            items.append(rng.randint(-n, n - 1))
            dims.pop(0)
        elif kind < 0.6:
            pick = lambda: rng.choice([None, rng.randint(-5, 5)])
            items.append(slice(pick(), pick(), rng.choice([None, 1, 2, -1, -2])))
            dims.pop(0)
        elif kind < 0.65:
            items.append(None)
        elif kind < 0.7 and Ellipsis not in [i for i in items if not isinstance(i, (list, np.ndarray))]:
            items.append(Ellipsis)
            dims = dims[1:]
        elif kind < 0.9 and fancy and n:
            items.append(np.array([rng.randint(-n, n - 1) for _ in range(rng.choice([2, 2, 3]))]))
            dims.pop(0)
        elif fancy:
            items.append(np.array([rng.random() < 0.5 for _ in range(n)]))
            dims.pop(0)
    if rng.random() < 0.05:
        items.append(9)
    if len(items) == 1 and rng.random() < 0.7:
        return items[0]
    return tuple(items)


def indices():
    for _ in range(500):
        a = array(of=shape(1), dtypes=["int64", "float64"])
        index = index_of(a)
        case("get", a, index, run=lambda _, args, __: args[0][args[1]])
    for _ in range(300):
        a = array(of=shape(1), dtypes=["int64", "float64", "bool", "uint8", "float32"])
        index = index_of(a)
        try:
            of = np.shape(a[index])
        except IndexError:
            of = ()
        value = rng.choice([1, 2.5, array(of=of), array(of=of[1:]), array(dtypes=["int64"]), 300])
        def put(a, i, v):
            a[i] = v
        if isinstance(value, np.ndarray) and value.dtype.kind == "c":
            continue
        case("set", a, index, value, run=changed(put))
    for _ in range(20):
        a = array(of=shape(2))
        case("get", a, array("bool", a.shape), run=lambda _, args, __: args[0][args[1]])


def shapes():
    for _ in range(40):
        a = array(of=shape(1), dtypes=["int64", "float64"])
        n = a.size
        case("reshape", a, rng.choice([(-1,), (n,), (1, -1), (2, -1), (-1, 2), (n, 1), (5, 7), -1]))
        case("transpose", a)
        case("ravel", a, order=rng.choice("CFK"))
        case("squeeze", a)
        case("expand_dims", a, axis=rng.choice([0, 1, -1, 5]))
        case("flip", a, axis=axis_of(a))
        case("roll", a, rng.randint(-5, 5), axis=axis_of(a))
        case("repeat", a, rng.randint(0, 3), axis=axis_of(a))
        case("tile", a, rng.choice([2, (2, 1), (1, 2, 2)]))
        case("swapaxes", a, 0, rng.choice([-1, 1]))
        case("moveaxis", a, 0, -1)
        case("broadcast_to", a, rng.choice([(2,) + a.shape, a.shape, (3,)]))
        case("pad", a, rng.choice([1, (1, 2), 0]), mode=rng.choice(["constant", "edge", "reflect", "symmetric", "wrap"]))
        case("delete", a, rng.choice([0, -1, [0, 0], 9]), axis=axis_of(a, False))
        case("insert", a, rng.choice([0, 1]), 7, axis=axis_of(a, False))
        case("append", a, array(of=rng.choice([a.shape, (2,)]), dtypes=["int64", "float64"]), axis=rng.choice([None, 0]))
        b = array(of=rng.choice([a.shape, a.shape, shape(1)]), dtypes=["int64", "float64", "bool"])
        for name in "concatenate stack vstack hstack column_stack dstack".split():
            case(name, [a, b])
        case("concatenate", [a, b], axis=rng.choice([0, 1, -1]))
        case("array_split", a, rng.randint(1, 3), axis=0)
        case("split", a, rng.choice([1, 2, [1, 2]]), axis=0)
        case("atleast_2d", a)
        case("triu", a, k=rng.randint(-1, 1))
        case("tril", a)
        case("diag", a)
        case("rot90", a)


def creation():
    for _ in range(20):
        case("arange", rng.randint(-3, 5), rng.randint(0, 12), rng.choice([1, 2, -1, 0.5, 0.1]))
        case("linspace", rng.randint(-3, 3), rng.uniform(1, 5), rng.randint(0, 7), endpoint=rng.random() < 0.7)
        case("logspace", 0, rng.randint(1, 3), rng.randint(1, 5))
        case("eye", rng.randint(0, 4), rng.choice([None, 3]), k=rng.randint(-1, 1))
        case("full", rng.choice([3, (2, 2), ()]), rng.choice([1, 2.5, True]), dtype=rng.choice([None, np.float32]))
        case("zeros", rng.choice([3, (2, 0), -1]), dtype=rng.choice([np.float64, np.int64, np.bool_]))
        case("array", rng.choice([[1, 2.5], [[1, 2], [3, 4]], [True, 2], [[1, 2], [3]], ["a", "bcd"], [], [[]], [1j, 2]]))
        case("meshgrid", array("int64", (3,)), array("float64", (2,)), indexing=rng.choice(["xy", "ij"]))
        case("indices", (2, 3))
        case("tri", 3, k=rng.randint(-1, 1))
        case("vander", array("int64", (3,)), 3)
        case("m:astype", array(of=shape(1)), rng.choice([np.float64, np.int64, np.bool_, np.float32, np.int32, np.uint8, np.complex128]))


def order():
    for _ in range(24):
        a = array(nan=rng.random() < 0.3, of=shape(1))
        case("sort", a, axis=rng.choice([-1, 0, None]))
        case("argsort", a, axis=rng.choice([-1, 0, None]), kind="stable")
        case("unique", a)
        case("unique", a, return_index=True, return_inverse=True, return_counts=True)
        case("unique", a, axis=0)
        case("nonzero", a)
        case("argwhere", a)
        case("flatnonzero", a)
        b = array(of=shape(1))
        for name in "isin intersect1d union1d setdiff1d setxor1d".split():
            case(name, a, b)
        case("take", a, rng.choice([[0, 1], 0, [[0, -1]], [9]]), axis=axis_of(a))
        if a.size and a.ndim:
            case("take_along_axis", a, np.argsort(a, axis=0), axis=0)
        case("where", array("bool", a.shape), a, rng.choice([0, 1.5, b]))
        case("clip", a, rng.choice([0, 1, -1.5]), rng.choice([3, 4.5, None]))
        case("round", a, rng.choice([0, 1, 2, -1]))
        case("allclose", a, a)
        case("isclose", a, rng.choice([a, b]))
        case("array_equal", a, rng.choice([a, b]))
        case("select", [array("bool", (3,)), array("bool", (3,))], [array("int64", (3,)), array("float64", (3,))], default=7)
        case("lexsort", (array("int64", (5,)), array("int64", (5,))))
        case("unravel_index", rng.choice([5, [1, 2], 99]), (3, 4))
        case("m:tolist", a)
        case("m:item", a)
        case("fill_diagonal", array("float64", (3, rng.choice([3, 4]))), 5, run=changed(np.fill_diagonal))


for part in (operators, ufuncs, reductions, indices, shapes, creation, order):
    part()
out = pathlib.Path(__file__).with_name("calls.json")
out.write_text("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in CASES) + "\n]\n")
print(len(CASES), out.stat().st_size, SKIPPED)
