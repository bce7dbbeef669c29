"""What NumPy computes where the training lab does; `tests/golden/make_golden.py` writes it down."""

import numpy as np

from shared import case, look, normalized, tables, training_data


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


class Nesterov(Momentum):
    def __call__(self, w, g):
        self.v = self.momentum * self.v + g
        return w - self.lr * (g + self.momentum * self.v)


class Adagrad:
    def __init__(self, lr, epsilon=1e-8, size=2, **_):
        self.lr, self.epsilon, self.v = lr, epsilon, np.zeros(size)

    def __call__(self, w, g):
        self.v = self.v + g**2
        return w - self.lr * g / (np.sqrt(self.v) + self.epsilon)

    def memory(self):
        return dict(squares_slope=self.v[0], squares_intercept=self.v[1])


class RMSprop(Adagrad):
    def __init__(self, lr, decay=0.9, **kept):
        super().__init__(lr, **kept)
        self.decay = decay

    def __call__(self, w, g):
        self.v = self.decay * self.v + (1 - self.decay) * g**2
        return w - self.lr * g / (np.sqrt(self.v) + self.epsilon)

    def memory(self):
        return dict(v_slope=self.v[0], v_intercept=self.v[1])


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


OPTIMISERS = dict(plain=Plain, momentum=Momentum, nesterov=Nesterov, adagrad=Adagrad, rmsprop=RMSprop, adam=Adam)

# What each is said to remember, by what it is called here.
MEMORIES = {Momentum: dict(velocity="v"), Nesterov: dict(velocity="v"), Adagrad: dict(squares="v"), RMSprop: dict(v="v"), Adam: dict(m="m", v="v")}

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
    dict(optimiser="nesterov"),
    dict(optimiser="nesterov", momentum=0.5, lr=0.05, seed=5, batch=20),
    dict(optimiser="adagrad", lr=0.5),
    dict(optimiser="adagrad", lr=0.3, epsilon=1e-3, batch=25, seed=4),
    dict(optimiser="rmsprop", lr=0.05),
    dict(optimiser="rmsprop", lr=0.02, decay=0.99, epsilon=1e-3, batch=30, seed=9),
]


def of_drawn_points():
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
        yield case(positions, **given)


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
    names = MEMORIES.get(type(optimiser), {})
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
    dict(lr=0.05, optimiser="nesterov"),
    dict(lr=0.5, optimiser="adagrad", batch=3),
]


def of_tables():
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
            yield case(positions, data, **given)


def cases():
    yield from of_drawn_points()
    yield from of_tables()
