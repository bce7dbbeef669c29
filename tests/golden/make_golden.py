"""Writes the golden numbers that the tests hold the program to. Needs NumPy; the tests do not.

    python tests/golden/make_golden.py

Every number is NumPy's own: the formulas below are those of the field, written out once more, independently of the Rust.
"""

import json
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent


def plain(value):
    """A value as JSON has it, floats in their shortest form that reads back to the same bits."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, np.generic):
        value = value.item()
    # What JSON has no number for, as the program itself writes it.
    if isinstance(value, float) and not np.isfinite(value):
        return "nan" if np.isnan(value) else "inf" if value > 0 else "-inf"
    return value


def write(name, cases):
    lines = ",\n".join(json.dumps(plain(case)) for case in cases)
    (HERE / f"{name}.json").write_text(f"[\n{lines}\n]\n")


# Random numbers ----------------------------------------------------------------------------------------------------


def random_numbers():
    for seed in [0, 1, 42, 123456, 2**32 - 1]:
        np.random.seed(seed)
        uniform = np.random.random_sample(300)
        normal = np.random.randn(1500)  # a mixture: the state goes on from the uniform draws
        permutation = np.random.permutation(200)
        more = np.random.normal(0, 1, 3)
        np.random.randn(100_000)
        late = np.random.randn(5)
        yield dict(seed=seed, uniform=uniform, normal=normal, permutation=permutation, more=more, late=late)


def keyed_permutations():
    for key in [[42, 1], [42, 2], [0, 1], [7, 500], [2**32 - 1, 3]]:
        yield dict(key=key, permutation=np.random.RandomState(key).permutation(100))


# Operations --------------------------------------------------------------------------------------------------------

def lower(n):
    """A lower triangular matrix that is far from singular."""
    return np.tril(RANDOM.uniform(-1, 1, (n, n))) + 2 * np.eye(n)


def positive(n):
    half = RANDOM.uniform(-1, 1, (n, n))
    return half @ half.T + n * np.eye(n)


RANDOM = np.random.RandomState(11)
signed = lambda *shape: RANDOM.uniform(-2.5, 2.5, shape)
above_0 = lambda *shape: RANDOM.uniform(0.25, 2.5, shape)
index = lambda *numbers: np.array(numbers, dtype=float)


def broadcast(draw):
    """Pairs of arguments that NumPy stretches to each other, and pairs that it does not."""
    shapes = [[(), ()], [(), (4,)], [(4,), ()], [(4,), (4,)], [(1,), (4,)], [(3, 4), ()], [(3, 4), (4,)]]
    shapes += [[(3, 1), (4,)], [(3, 1), (1, 4)], [(3, 4), (3, 4)], [(3,), (4,)], [(3, 4), (3,)], [(3, 4), (4, 3)]]
    return [tuple(draw(*shape) for shape in pair) for pair in shapes]


def each(draw):
    return [(draw(),), (draw(5),), (draw(3, 4),), (draw(1),)]


MATRICES = lambda: [(signed(3, 4),), (signed(1, 4),), (signed(4, 1),), (signed(5),)]
SQUARES = lambda: [(signed(4, 4),), (signed(1, 1),), (signed(3, 4),)]


def row_of_greatest_other(a):
    return np.argmax(np.where(np.eye(len(a)) == 1, -np.inf, a), axis=1)


def must_be(dimensions, function):
    """A function that wants a value of so many dimensions, where NumPy itself would take others as well."""

    def checked(*arguments):
        if [np.ndim(argument) for argument in arguments] != dimensions:
            raise ValueError(f"wants {dimensions} dimensions")
        return function(*arguments)

    return checked


def descent_path(gram, moment, lr, steps, rows):
    if len(gram) != len(moment):
        raise ValueError("wants one size")
    path = [np.zeros(len(moment))]
    for _ in range(int(steps)):
        path.append(path[-1] - lr * 2 / rows * (gram @ path[-1] - moment))
    return np.array(path)


def square(function):
    def checked(a, *rest):
        if a.shape[0] != a.shape[1]:
            raise ValueError("wants a square matrix")
        return function(a, *rest)

    return checked


OPERATIONS = {
    "add": (lambda a, b: a + b, lambda: broadcast(signed)),
    "subtract": (lambda a, b: a - b, lambda: broadcast(signed)),
    "multiply": (lambda a, b: a * b, lambda: broadcast(signed)),
    "hadamard product": (lambda a, b: a * b, lambda: broadcast(signed)),
    "divide": (lambda a, b: a / b, lambda: broadcast(above_0)),
    "power": (lambda a, b: a**b, lambda: broadcast(above_0)),
    "maximum": (np.maximum, lambda: broadcast(signed)),
    "minimum": (np.minimum, lambda: broadcast(signed)),
    "greater": (lambda a, b: (a > b).astype(float), lambda: broadcast(signed)),
    "at most": (lambda a, b: (a <= b).astype(float), lambda: broadcast(signed)),
    "negate": (lambda a: -a, lambda: each(signed)),
    "square": (lambda a: a**2, lambda: each(signed)),
    "square root": (np.sqrt, lambda: each(above_0)),
    "exp": (np.exp, lambda: each(signed)),
    "ln": (np.log, lambda: each(above_0)),
    "abs": (np.abs, lambda: each(signed)),
    "or one": (lambda a: np.where(a == 0, 1, a), lambda: each(signed) + [(index(0, 2, 0),)]),
    "sum": (np.sum, lambda: each(signed)),
    "mean": (np.mean, lambda: each(signed)),
    "max": (np.max, lambda: each(signed)),
    "min": (np.min, lambda: each(signed)),
    "matmul": (
        lambda a, b: a @ b,
        lambda: [
            (signed(3, 4), signed(4, 2)),
            (signed(1, 4), signed(4, 1)),
            (signed(3, 4), signed(4)),
            (signed(4), signed(4, 3)),
            (signed(4), signed(4)),
            (signed(17, 33), signed(33, 9)),
            (signed(8, 3), signed(8, 2)),
            (signed(3), signed(4)),
            (signed(3, 4), signed(3)),
            (signed(), signed(3)),
        ],
    ),
    "transpose": (must_be([2], lambda a: a.T), MATRICES),
    "outer": (must_be([1, 1], np.outer), lambda: [(signed(3), signed(4)), (signed(1), signed(2)), (signed(2, 2), signed(2))]),
    "take": (lambda a, rows: a[rows.astype(int)], lambda: [(signed(6), index(4, 0, 0, 5)), (signed(1), index(0))]),
    "take columns": (
        must_be([2, 1], lambda a, columns: a[:, columns.astype(int)]),
        lambda: [(signed(3, 4), index(2, 0, 2)), (signed(1, 1), index(0)), (signed(3), index(0))],
    ),
    "take column": (
        must_be([2, 0], lambda a, column: a[:, int(column)]),
        lambda: [(signed(3, 4), index(2).reshape(())), (signed(1, 1), index(0).reshape(())), (signed(3), signed())],
    ),
    "pick": (
        must_be([1, 0], lambda a, place: a[int(place)]),
        lambda: [(signed(4), index(2).reshape(())), (signed(1), index(0).reshape(()))],
    ),
    "causal mask": (square(lambda a: np.where(np.tri(len(a), dtype=bool), a, -np.inf)), SQUARES),
    "argmax": (must_be([2], lambda a: np.argmax(a, axis=1)), MATRICES),
    "greatest other": (square(row_of_greatest_other), lambda: [(signed(4, 4),), (signed(2, 2),), (signed(3, 4),)]),
    "nonzero": (must_be([1], np.flatnonzero), lambda: [(index(0, 3, 0, -1),), (index(1, 2),), (index(0, 0),), (signed(2, 2),)]),
    "with ones": (must_be([2], lambda a: np.column_stack([np.ones(len(a)), a])), MATRICES),
    "identity": (square(lambda a: np.eye(len(a))), SQUARES),
    "cholesky": (square(np.linalg.cholesky), lambda: [(positive(4),), (positive(1),), (positive(6),), (signed(3, 4),)]),
    "forward substitution": (
        square(lambda a, b: np.linalg.solve(a, b)),
        lambda: [(lower(4), signed(4)), (lower(1), signed(1)), (lower(4), signed(3)), (signed(3, 4), signed(4))],
    ),
    "back substitution": (
        square(lambda a, b: np.linalg.solve(a.T, b)),
        lambda: [(lower(4), signed(4)), (lower(1), signed(1)), (lower(4), signed(3))],
    ),
    "descent path": (must_be([2, 1, 0, 0, 0], lambda *a: descent_path(*a)), lambda: [
        (positive(3), signed(3), np.array(0.1), np.array(4.0), np.array(10.0)),
        (positive(2), signed(2), np.array(0.2), np.array(0.0), np.array(5.0)),
        (positive(2), signed(3), np.array(0.2), np.array(1.0), np.array(5.0)),
    ]),
    "matmul by loops": (square(lambda a, b: a @ b), lambda: [(signed(4, 4), signed(4, 4)), (signed(1, 1), signed(1, 1)), (signed(3, 3), signed(4, 4)), (signed(3, 4), signed(4, 3))]),
    "singular values": (
        must_be([2], lambda a: np.linalg.svd(a, compute_uv=False)),
        lambda: [(signed(3, 3),), (signed(4, 2),), (signed(2, 5),), (signed(3),)],
    ),
}
for fold in ["sum", "mean", "max", "min"]:
    function = getattr(np, fold)
    OPERATIONS[f"{fold} of each column"] = (must_be([2], lambda a, f=function: f(a, axis=0)), MATRICES)
    OPERATIONS[f"{fold} of each row"] = (must_be([2], lambda a, f=function: f(a, axis=1)), MATRICES)


def operations():
    for name, (function, cases) in OPERATIONS.items():
        for arguments in cases():
            arguments = [np.asarray(argument) for argument in arguments]
            try:
                result = function(*arguments)
            except (ValueError, np.linalg.LinAlgError) as error:
                yield dict(operation=name, arguments=arguments, error=str(error))
            else:
                yield dict(operation=name, arguments=arguments, result=result)


# Training ----------------------------------------------------------------------------------------------------------


def training_data(seed, points, slope, intercept, noise):
    np.random.seed(seed)
    X = np.random.randn(points)
    y = slope * X + intercept + np.random.randn(points) * noise
    return X, y


def look(X, y, w, b):
    predictions = w * X + b
    errors = predictions - y
    return dict(
        predictions=predictions,
        errors=errors,
        loss=np.mean(errors**2),
        grad_slope=np.mean(2 * errors * X),
        grad_intercept=np.mean(2 * errors),
    )


class Plain:
    def __init__(self, lr, **_):
        self.lr = lr

    def __call__(self, w, g):
        return w - self.lr * g

    def memory(self):
        return dict()


class Momentum:
    def __init__(self, lr, momentum=0.9, size=2, **_):
        self.lr, self.momentum, self.v = lr, momentum, np.zeros(size)

    def __call__(self, w, g):
        self.v = self.momentum * self.v + g
        return w - self.lr * self.v

    def memory(self):
        return dict(velocity_slope=self.v[0], velocity_intercept=self.v[1])


class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, epsilon=1e-8, size=2, **_):
        self.lr, self.beta1, self.beta2, self.epsilon = lr, beta1, beta2, epsilon
        self.m, self.v, self.t = np.zeros(size), np.zeros(size), 0

    def __call__(self, w, g):
        self.t += 1
        self.m = self.beta1 * self.m + (1 - self.beta1) * g
        self.v = self.beta2 * self.v + (1 - self.beta2) * g**2
        m_hat = self.m / (1 - self.beta1**self.t)
        v_hat = self.v / (1 - self.beta2**self.t)
        return w - self.lr * m_hat / (np.sqrt(v_hat) + self.epsilon)

    def memory(self):
        return dict(m_slope=self.m[0], m_intercept=self.m[1], v_slope=self.v[0], v_intercept=self.v[1])


OPTIMISERS = dict(plain=Plain, momentum=Momentum, adam=Adam)

TRAINING = [
    dict(),
    dict(seed=0),
    dict(seed=1, lr=0.05),
    dict(seed=7, lr=0.3, noise=2.5),
    dict(seed=4294967295, slope=-12.5, intercept=0.25, noise=0.0),
    dict(points=1),
    dict(points=2, lr=0.1),
    dict(points=17, lr=0.9),
    dict(points=5000, seed=3, lr=0.1),
    dict(optimiser="momentum"),
    dict(optimiser="momentum", momentum=0.5, lr=0.05, seed=5),
    dict(optimiser="adam"),
    dict(optimiser="adam", lr=0.1, beta1=0.8, beta2=0.99, epsilon=1e-3, seed=9),
    dict(batch=10),
    dict(batch=32, seed=6, lr=0.05),
    dict(batch=1, lr=0.002),
    dict(batch=7, optimiser="momentum", lr=0.005),
    dict(batch=25, optimiser="adam", lr=0.05),
    dict(batch=100),
]


def training():
    for given in TRAINING:
        settings = dict(seed=42, points=100, slope=3.5, intercept=7.2, noise=0.8, lr=0.01) | given
        X, y = training_data(*(settings[key] for key in ["seed", "points", "slope", "intercept", "noise"]))
        # With every point on one x, lstsq gives the solution of least norm.
        (best_slope, best_intercept), *_ = np.linalg.lstsq(np.column_stack([X, np.ones(len(X))]), y, rcond=None)
        hessian = 2 / len(X) * np.array([[np.sum(X**2), np.sum(X)], [np.sum(X), len(X)]])
        always = dict(
            best_slope=best_slope,
            best_intercept=best_intercept,
            best_loss=np.mean((best_slope * X + best_intercept - y) ** 2),
            lr_limit=2 / np.linalg.eigvalsh(hessian)[-1],
            x_mean=X.mean(),
            y_mean=y.mean(),
            x_square_mean=np.mean(X**2),
        )
        optimiser = OPTIMISERS[settings.get("optimiser", "plain")](**settings)
        w, positions = np.zeros(2), {}

        def note(position, *, full):
            seen = always | look(X, y, *w) | optimiser.memory() | dict(slope=w[0], intercept=w[1])
            if position == 0:
                seen |= dict(X=X, y=y)
            if not full:
                seen = {key: value for key, value in seen.items() if np.ndim(value) == 0}
            positions[str(position)] = seen

        note(0, full=settings["points"] <= 100)
        for epoch in range(1, 501):
            size = settings.get("batch", len(X))
            if size >= len(X):
                batches = [np.arange(len(X))]
            else:
                order = np.random.RandomState([settings["seed"], epoch]).permutation(len(X))
                batches = [order[start : start + size] for start in range(0, len(X), size)]
            for number, rows in enumerate(batches):
                seen = look(X[rows], y[rows], *w)
                if len(batches) > 1 and epoch in [1, 3] and number in [0, 1, len(batches) - 1]:
                    batch = dict(batch=rows, X_batch=X[rows], y_batch=y[rows], slope=w[0], intercept=w[1])
                    positions[f"{epoch}.{5 * number + 4}"] = always | seen | batch | optimiser.memory()
                w = optimiser(w, np.array([seen["grad_slope"], seen["grad_intercept"]]))
            if epoch in [1, 2, 10, 137, 500]:
                note(epoch, full=epoch == 1 and settings["points"] <= 100)
        yield dict(set={key: str(value) for key, value in given.items()}, positions=positions)


# The other labs -----------------------------------------------------------------------------------------------------


def relu(z):
    return np.maximum(0, z)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def softmax(z):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


def case(lab, positions, data=None, **settings):
    settings = {key: ",".join(map(str, value)) if isinstance(value, list) else str(value) for key, value in settings.items()}
    return dict(lab=lab, set=settings, data=data, positions=positions)


MUSIC = dict(a=[9, 2, 8, 1, 7], b=[8, 1, 9, 2, 6], c=[1, 9, 2, 8, 1])
WORDS = dict(
    king=[0.5, 0.3, 0.8, 0.1],
    queen=[0.5, 0.3, 0.7, 0.2],
    man=[0.2, 0.8, 0.3, 0.1],
    woman=[0.2, 0.8, 0.2, 0.2],
    apple=[0.9, 0.1, 0.1, 0.9],
)


def vectors():
    for vectors, settings in [
        (MUSIC, {}),
        (WORDS, dict(set="words")),
        (MUSIC | dict(b=[1, -9, 0.5, 3, 2]), dict(v2=[1, -9, 0.5, 3, 2])),
        (WORDS | dict(apple=[-1, -2, 0, 0.25]), dict(set="words", v5=[-1, -2, 0, 0.25])),
    ]:
        labels, rows = list(vectors), np.array(list(vectors.values()), dtype=float)
        norms = np.linalg.norm(rows, axis=1)
        unit = rows / norms[:, None]
        cosine = unit @ unit.T
        others = np.where(np.eye(len(rows)) == 1, -np.inf, cosine)
        lengths = dict(labels=labels, vectors=rows, norms=norms)
        yield case("vectors", {
            "1": lengths,
            "4": lengths | dict(dot=rows @ rows.T, cosine=cosine, nearest=[labels[k] for k in np.argmax(others, axis=1)]),
        }, **settings)


PROMOTIONS = np.array([
    [23, 50000, 3, 1], [35, 82000, 5, 0], [28, 61000, 2, 1], [45, 95000, 8, 1],
    [31, 72000, 4, 0], [52, 110000, 12, 1], [26, 45000, 1, 0], [38, 88000, 7, 1],
], dtype=float)

# With a constant column, and empty cells in two rows.
OWN = """area;rooms;floor;age;price
52,5;2;1;30;180
80;3;1;;265
71;3;1;12;240,5
44;2;1;45;150
95;4;1;;330
63;3;1;20;212
"""
OWN_ROWS = np.array([
    [52.5, 2, 1, 30, 180], [80, 3, 1, np.nan, 265], [71, 3, 1, 12, 240.5],
    [44, 2, 1, 45, 150], [95, 4, 1, np.nan, 330], [63, 3, 1, 20, 212],
])
OWN_NAMES = ["area", "rooms", "floor", "age", "price"]


def tables():
    """Tables as the program reads them: values, names, label, features, and how to ask for them."""
    whole = OWN_ROWS[~np.isnan(OWN_ROWS).any(axis=1)]
    filled = np.where(np.isnan(OWN_ROWS), np.nanmean(OWN_ROWS, axis=0), OWN_ROWS)
    yield PROMOTIONS, ["age", "salary", "experience", "promoted"], 3, [0, 1, 2], None, {}
    yield whole, OWN_NAMES, 4, [0, 1, 2, 3], OWN, {}
    yield filled, OWN_NAMES, 4, [0, 1, 2, 3], OWN, dict(missing="mean")
    yield filled, OWN_NAMES, 0, [4, 1], OWN, dict(missing="mean", target="area", features="price,rooms")


def look_at_plane(X, y, w, b):
    predictions = X @ w + b
    errors = predictions - y
    return dict(
        predictions=predictions,
        errors=errors,
        loss=np.mean(errors**2),
        grad_weights=2 / len(y) * (X.T @ errors),
        grad_intercept=np.mean(2 * errors),
    )


def memory_of_plane(optimiser):
    """What an optimiser remembers, where it moves weights and, behind them, the intercept."""
    names = dict(velocity="v") if isinstance(optimiser, Momentum) else dict(m="m", v="v") if isinstance(optimiser, Adam) else {}
    parts = [("weights", np.s_[:-1]), ("intercept", -1)]
    return {f"{name}_{part}": getattr(optimiser, of)[place] for name, of in names.items() for part, place in parts}


TRAINING_TABLE = [
    dict(lr=0.1),
    dict(lr=0.05, optimiser="momentum"),
    dict(lr=0.2, optimiser="adam"),
    dict(lr=0.05, batch=3),
    dict(lr=0.02, batch=1, optimiser="momentum", momentum=0.5, seed=7),
    dict(lr=0.1, batch=2, optimiser="adam", seed=1),
    dict(lr=1e-11, standardize="false"),
    dict(lr=1e-12, standardize="false", optimiser="momentum"),
    dict(lr=1e-3, standardize="false", optimiser="adam"),
    dict(lr=1e-11, standardize="false", batch=3, seed=3),
]


def training_table():
    for values, _, label, features, data, settings in tables():
        given_features, y = values[:, features], values[:, label]
        for given in TRAINING_TABLE:
            given = dict(data_from="table") | settings | given
            raw = given.get("standardize") == "false"
            X = given_features if raw else normalized(given_features)
            rows = len(y)
            X_bias = np.column_stack([X, np.ones(rows)])
            # With a constant feature, lstsq gives the solution of least norm.
            best = np.linalg.lstsq(X_bias, y, rcond=None)[0]
            always = dict(
                mean=given_features.mean(axis=0),
                std=given_features.std(axis=0),
                y_mean=y.mean(),
                best_weights=best[:-1],
                best_intercept=best[-1],
                best_loss=np.mean((X_bias @ best - y) ** 2),
                lr_limit=2 / np.linalg.eigvalsh(2 / rows * X_bias.T @ X_bias)[-1],
            )
            optimiser = OPTIMISERS[given.get("optimiser", "plain")](**given, size=len(features) + 1)
            w, positions = np.zeros(len(features) + 1), {}

            def note(position):
                positions[str(position)] = (
                    always
                    | look_at_plane(X, y, w[:-1], w[-1])
                    | memory_of_plane(optimiser)
                    | dict(features=given_features, X=X, y=y, weights=w[:-1], intercept=w[-1])
                )

            note(0)
            for epoch in range(1, 201):
                size = given.get("batch", rows)
                if size >= rows:
                    batches = [np.arange(rows)]
                else:
                    order = np.random.RandomState([given.get("seed", 42), epoch]).permutation(rows)
                    batches = [order[start : start + size] for start in range(0, rows, size)]
                for number, taken in enumerate(batches):
                    seen = look_at_plane(X[taken], y[taken], w[:-1], w[-1])
                    if len(batches) > 1 and epoch == 3 and number in [0, len(batches) - 1]:
                        batch = dict(batch=taken, X_batch=X[taken], y_batch=y[taken], weights=w[:-1], intercept=w[-1])
                        positions[f"{epoch}.{5 * number + 4}"] = always | seen | batch | memory_of_plane(optimiser)
                    w = optimiser(w, np.append(seen["grad_weights"], seen["grad_intercept"]))
                if epoch in [1, 2, 60, 200]:
                    note(epoch)
            yield dict(set={key: str(value) for key, value in given.items()}, data=data, positions=positions)


def normalized(features):
    mean, std = features.mean(axis=0), features.std(axis=0)
    return (features - mean) / np.where(std == 0, 1, std)


def dataset():
    for values, names, label, features, data, settings in tables():
        statistics = dict(mean=values.mean(axis=0), std=values.std(axis=0), min=values.min(axis=0), max=values.max(axis=0))
        yield case("dataset", {
            "4": dict(columns=names, values=values, features=values[:, features], labels=values[:, label]) | statistics,
        }, data, **settings)


def normalization():
    for values, _, _, features, data, settings in tables():
        features = values[:, features]
        after = normalized(features)
        yield case("normalization", {
            "5": dict(
                features=features,
                mean=features.mean(axis=0),
                std=features.std(axis=0),
                normalized=after,
                normalized_mean=after.mean(axis=0),
                normalized_std=after.std(axis=0),
            ),
        }, data, **settings)


def layers():
    for seed in [0, 1, 42]:
        for values, _, _, features, data, settings in tables():
            X = normalized(values[:, features])
            np.random.seed(seed)
            W1 = np.random.normal(0, 0.1, (X.shape[1], 8))
            b1 = np.zeros(8)
            W2 = np.random.normal(0, 0.1, (8, 2))
            b2 = np.zeros(2)
            Z1 = X @ W1 + b1
            A1 = relu(Z1)
            Z2 = A1 @ W2 + b2
            first = dict(X=X, W1=W1, b1=b1, W2=W2, b2=b2, Z1=Z1, A1=A1)
            given = settings if seed == 0 else settings | dict(seed=seed)
            yield case("layers", {"3": first, "9": first | dict(Z2=Z2, output=softmax(Z2))}, data, **given)
    for seed in [42, 3]:
        for batch in [1, 100, 7]:
            np.random.seed(seed)
            W1, b1 = np.random.randn(8, 4) * 0.5, np.zeros(8)
            W2, b2 = np.random.randn(6, 8) * 0.5, np.zeros(6)
            W3, b3 = np.random.randn(2, 6) * 0.5, np.zeros(2)
            X = np.array([[1.0, 2.0, 3.0, 4.0]]) if batch == 1 else np.random.randn(batch, 4)
            Z1 = X @ W1.T + b1
            Z2 = relu(Z1) @ W2.T + b2
            Z3 = relu(Z2) @ W3.T + b3
            everything = dict(X=X, W1=W1, b1=b1, W2=W2, b2=b2, W3=W3, b3=b3)
            everything |= dict(Z1=Z1, A1=relu(Z1), Z2=Z2, A2=relu(Z2), Z3=Z3, output=sigmoid(Z3))
            settings = dict(network="three-layer", batch=batch) | ({} if seed == 42 else dict(seed=seed))
            yield case("layers", {"9": everything}, **settings)


def backprop():
    for seed, x, y_true in [(42, [1.0, 2.0], 1.0), (0, [1.0, 2.0], 1.0), (7, [-0.5, 3.0], 0.25), (3, [2.0, 0.0], 0.0)]:
        np.random.seed(seed)
        for shape in [(8, 4), (6, 8), (2, 6), (100, 4)]:
            np.random.randn(*shape)
        W1, b1 = np.random.randn(3, 2), np.zeros(3)
        W2, b2 = np.random.randn(1, 3), np.zeros(1)
        x_, y = np.array(x), np.array([y_true])
        z1 = W1 @ x_ + b1
        a1 = relu(z1)
        z2 = W2 @ a1 + b2
        y_pred = sigmoid(z2)
        dz2 = 2 * (y_pred - y) * y_pred * (1 - y_pred)
        dz1 = (W2.T @ dz2) * (z1 > 0)
        forward = dict(x=x_, y_true=y, W1=W1, b1=b1, W2=W2, b2=b2, z1=z1, a1=a1, z2=z2, y_pred=y_pred)
        forward |= dict(loss=np.sum((y_pred - y) ** 2))
        backward = dict(dz2=dz2, dW2=np.outer(dz2, a1), db2=dz2, dz1=dz1, dW1=np.outer(dz1, x_), db1=dz1)
        settings = {} if seed == 42 else dict(seed=seed, x=x, y_true=y_true)
        yield case("backprop", {"5": forward, "19": forward | backward}, **settings)


def residuals():
    for given, epochs in [({}, [0, 1, 137, 500]), (dict(seed=3, lr=0.1, points=57), [2, 500])]:
        settings = dict(seed=42, points=100, slope=3.5, intercept=7.2, noise=0.8, lr=0.01) | given
        X, y = training_data(*(settings[key] for key in ["seed", "points", "slope", "intercept", "noise"]))
        w, positions = np.zeros(2), {}
        for epoch in range(501):
            if epoch in epochs:
                r = y - (w[0] * X + w[1])
                z = (r - r.mean()) / r.std()
                positions[str(epoch)] = dict(
                    residuals=r, mean=r.mean(), std=r.std(), min=r.min(), max=r.max(), z=z,
                    outliers=np.where(np.abs(z) > 2)[0],
                    within_1=np.mean(np.abs(z) <= 1) * 100,
                    within_2=np.mean(np.abs(z) <= 2) * 100,
                )
            seen = look(X, y, *w)
            w = w - settings["lr"] * np.array([seen["grad_slope"], seen["grad_intercept"]])
        yield case("residuals", positions, **given)


def regression():
    def solved(X, y, ridge, lr, steps):
        X_bias = np.column_stack([np.ones(len(X)), X])
        XtX = X_bias.T @ X_bias
        if ridge > 0:
            XtX = XtX + ridge * np.eye(X_bias.shape[1])
        Xty = X_bias.T @ y
        return dict(
            X_bias=X_bias, y=y, XtX=XtX, Xty=Xty, weights=np.linalg.solve(XtX, Xty), condition=np.linalg.cond(XtX),
            L=np.linalg.cholesky(XtX), descent=descent_path(XtX, Xty, lr, steps, len(X)),
        ) | fit(X_bias, y, Xty, ridge, lr, steps)

    def fit(X_bias, y, Xty, ridge, lr, steps):
        gram = X_bias.T @ X_bias
        solved = np.linalg.solve(gram + ridge * np.eye(len(gram)), Xty)
        condition = np.linalg.cond(gram + ridge * np.eye(len(gram)))
        fit = dict(
            fitted=X_bias @ solved, residual_sum=np.sum((y - X_bias @ solved) ** 2), digits_at_risk=np.log10(condition),
            lr_limit=len(y) / np.linalg.norm(gram + ridge * np.eye(len(gram)), 2),
        )
        if ridge > 0:
            plain = np.linalg.solve(gram, Xty)
            fit |= dict(
                plain_weights=plain, plain_residual_sum=np.sum((y - X_bias @ plain) ** 2),
                plain_condition=np.linalg.cond(gram), plain_descent=descent_path(gram, Xty, lr, steps, len(y)),
            )
        return fit

    for seed, points, ridge in [(42, 100, 0), (42, 100, 10.0), (0, 100, 0), (5, 17, 0.5)]:
        np.random.seed(seed)
        X = np.random.randn(points, 3)
        y = np.column_stack([np.ones(points), X]) @ np.array([2.0, 1.5, -1.0, 0.5]) + np.random.randn(points) * 0.5
        given = dict(seed=seed, points=points, ridge=ridge)
        yield case("regression", {"10": solved(X, y, ridge, 0.1, 100)}, **given)
    for values, _, label, features, data, settings in tables():
        # Without its constant column, which is a second column of ones.
        if data is OWN and "features" not in settings:
            continue
        given = settings | dict(data_from="table", lr=1e-12, steps=5)
        yield case("regression", {"8": {
            key: value for key, value in solved(values[:, features], values[:, label], 0, 0, 1).items()
            if key in ["X_bias", "y", "XtX", "Xty", "weights"]
        }}, data, **given)


def softmaxes():
    for logits, target in [([2.0, 1.0, 0.5], 0), ([1000.0, 1001.0, 999.0], 1), ([-3.0, 0.25, 7.5, 7.5, 1.0], 4), ([5.0], 0)]:
        z = np.array(logits)
        shifted = z - np.max(z)
        p = softmax(z)
        with np.errstate(over="ignore", invalid="ignore"):
            unshifted = np.exp(z) / np.sum(np.exp(z))
            overflowing = dict(unshifted_exp=np.exp(z), unshifted_sum=np.sum(np.exp(z)), unshifted=unshifted)
        yield case("softmax", {
            "6": dict(
                logits=z, shifted=shifted, exp=np.exp(shifted), sum=np.sum(np.exp(shifted)), probabilities=p,
                cross_entropy=-np.log(np.clip(p[target], 1e-15, 1 - 1e-15)),
            ) | overflowing,
        }, logits=logits, target=target)


def attention():
    for given in [{}, dict(causal="true"), dict(seed=1, seq_len=7, d_k=3), dict(seed=9, seq_len=1, d_k=1), dict(seq_len=5, causal="true")]:
        seed, seq_len, d_k = (given.get(key, usual) for key, usual in [("seed", 42), ("seq_len", 4), ("d_k", 8)])
        np.random.seed(seed)
        Q, K, V = (np.random.randn(seq_len, d_k) for _ in range(3))
        scores = Q @ K.T
        scaled = scores / np.sqrt(d_k)
        masked = np.where(np.tri(seq_len, dtype=bool), scaled, -np.inf) if "causal" in given else scaled
        weights = softmax(masked)
        everything = dict(Q=Q, K=K, V=V, scores=scores, scaled=scaled, weights=weights,
                          weight_sums=weights.sum(axis=1, keepdims=True), output=weights @ V)
        last = 8 if "causal" in given else 7
        yield case("attention", {"1": dict(Q=Q, K=K, V=V, scores=scores), str(last): everything}, **given)


def matmul():
    for seed, n in [(42, 100), (0, 7), (3, 1)]:
        np.random.seed(seed)
        A, B = np.random.randn(n, n), np.random.randn(n, n)
        everything = dict(C=A @ B, match=True) | (dict(A=A, B=B) if n < 10 else {})
        yield case("matmul", {"2": everything}, seed=seed, n=n)


def pipeline():
    flows = np.array([100.0, 90, 10, 28, 30, 22, 10, 28, 30, 22, 10])
    edges = [(0, 1), (1, 2), (1, 3), (2, 4), (2, 5), (2, 6), (2, 7), (4, 8), (5, 8), (6, 8), (7, 9)]
    incidence = np.zeros((10, 11))
    for k, (start, end) in enumerate(edges):
        incidence[start, k] -= 1
        incidence[end, k] += 1
    balance = incidence @ flows
    yield case("pipeline", {"5": dict(flows=flows, incidence=incidence, balance=balance)})


LABS = [vectors, dataset, normalization, layers, residuals, attention, backprop, regression, softmaxes, matmul, pipeline]


# The program's own lines ---------------------------------------------------------------------------------------------


def agrees(computed, known, names):
    """Whether what a line of the program computed is what the formulas above gave."""
    known = np.asarray(known)
    if known.dtype.kind == "U":
        return [names[int(place)] for place in np.atleast_1d(computed)] == known.tolist()
    if np.shape(computed) != known.shape:
        return False
    scale = np.maximum(np.abs(np.where(np.isfinite(known), known, 1)), 1)
    with np.errstate(invalid="ignore"):
        is_close = np.abs(computed - known) <= 1e-9 * scale
    is_same = (computed == known) | (np.isnan(computed) & np.isnan(known))
    return bool(np.all(np.where(np.isfinite(known), is_close, is_same)))


def run_programs(fixtures):
    """Runs the NumPy lines that the program shows as its code, and holds them to the numbers that were written above.

    `tests/programs.rs` keeps programs.json as it should be.
    """
    programs = json.loads((HERE / "programs.json").read_text())
    known = [(name, index) for name, cases in fixtures.items() for index in range(len(cases))]
    assert [(entry["fixture"], entry["case"]) for entry in programs] == known, "programs.json has other cases"
    compared = 0
    for entry in programs:
        case = fixtures[entry["fixture"]][entry["case"]]
        given = dict(np=np)
        for helper in entry["helpers"]:
            exec(helper, given)
        with np.errstate(all="ignore"):
            exec("\n".join(entry["setup"]), given)
            for position, quantities in case["positions"].items():
                here = dict(given)
                exec("\n".join(entry["positions"][position]), here)
                for name, value in quantities.items():
                    where = f"{entry['fixture']} case {entry['case']} at {position}: {name}"
                    assert name in here, f"{where} is not computed"
                    assert agrees(here[name], value, entry["names"]), f"{where} is {here[name]}, not {value}"
                    compared += 1
    print(f"{compared} quantities of {len(programs)} programs agree")


if __name__ == "__main__":
    write("random", random_numbers())
    write("permutations", keyed_permutations())
    write("operations", operations())
    fixtures = dict(
        training=list(training()), training_table=list(training_table()), labs=[case for lab in LABS for case in lab()]
    )
    for name, cases in fixtures.items():
        write(name, cases)
    run_programs(fixtures)
