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
    def __init__(self, lr, momentum=0.9, **_):
        self.lr, self.momentum, self.v = lr, momentum, np.zeros(2)

    def __call__(self, w, g):
        self.v = self.momentum * self.v + g
        return w - self.lr * self.v

    def memory(self):
        return dict(velocity_slope=self.v[0], velocity_intercept=self.v[1])


class Adam:
    def __init__(self, lr, beta1=0.9, beta2=0.999, epsilon=1e-8, **_):
        self.lr, self.beta1, self.beta2, self.epsilon = lr, beta1, beta2, epsilon
        self.m, self.v, self.t = np.zeros(2), np.zeros(2), 0

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


if __name__ == "__main__":
    write("random", random_numbers())
    write("permutations", keyed_permutations())
    write("operations", operations())
    write("training", training())
