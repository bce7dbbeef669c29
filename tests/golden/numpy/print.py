"""Makes print.json: random arrays and how NumPy prints them. Floats are given by their bits."""
import json, pathlib
import numpy as np

rng = np.random.default_rng(7)
TYPES = [np.bool_, np.uint8, np.int32, np.int64, np.float32, np.float64]
MODES = ["maxprec", "fixed", "unique", "maxprec_equal"]


def numbers(n, t):
    if t is np.bool_:
        return rng.random(n) < 0.5
    if not issubclass(t, np.floating):
        top = int(min(np.iinfo(t).max, 10 ** rng.integers(1, 18)))
        return rng.integers(0 if t is np.uint8 else -top, top, n).astype(t)
    x = rng.standard_normal(n) * 10.0 ** rng.integers(-6, 10)
    if rng.random() < 0.3:
        x = x * 10.0 ** rng.integers(-30, 30, n) if rng.random() < 0.5 else np.round(x)
    if rng.random() < 0.3:
        x = np.round(x, int(rng.integers(0, 4)))
    for special in (np.nan, np.inf, -np.inf, -0.0):
        if n and rng.random() < 0.08:
            x[rng.integers(n)] = special
    return x.astype(t)


cases = []
for i in range(1800):
    rank = int(rng.integers(0, 5))
    shape = [int(k) for k in rng.integers(0 if rng.random() < 0.1 else 1, [30, 8, 5, 4][max(rank, 1) - 1] + 1, rank)]
    t = TYPES[rng.integers(6)] if rng.random() < 0.5 else TYPES[4 + rng.integers(2)]
    a = numbers(int(np.prod(shape)), t).reshape(shape)
    o = dict(precision=8, threshold=1000, edgeitems=3, linewidth=75, suppress=False, floatmode="maxprec")
    if rng.random() < 0.5:
        o.update(precision=int(rng.integers(0, 12)), threshold=int(rng.choice([5, 20, 1000])),
                 edgeitems=int(rng.integers(1, 4)), linewidth=int(rng.integers(30, 100)),
                 suppress=bool(rng.random() < 0.5), floatmode=MODES[rng.integers(4)])
    with np.printoptions(**o):
        s, r = str(a), repr(a)
    bits = a.ravel()
    bits = bits.view({4: np.uint32, 8: np.uint64}[a.itemsize]) if a.dtype.kind == "f" else bits.astype(np.int64)
    cases.append([a.dtype.name, shape, [int(b) for b in bits], *o.values(), s, r])
pathlib.Path(__file__).with_suffix(".json").write_text("[" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "]\n")
