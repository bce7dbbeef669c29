"""What the golden numbers of several labs have in common: formulas of the field, and tables as the program reads them."""

import numpy as np


def case(positions, data=None, **settings):
    """A run that a lab is held to: what it is set to, whose table it has, and its quantities at some positions."""
    settings = {key: ",".join(map(str, value)) if isinstance(value, list) else str(value) for key, value in settings.items()}
    return dict(set=settings, data=data, positions=positions)


def relu(z):
    return np.maximum(0, z)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def softmax(z):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / np.sum(e, axis=-1, keepdims=True)


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


def descent_path(gram, moment, lr, steps, rows):
    if len(gram) != len(moment):
        raise ValueError("wants one size")
    path = [np.zeros(len(moment))]
    for _ in range(int(steps)):
        path.append(path[-1] - lr * 2 / rows * (gram @ path[-1] - moment))
    return np.array(path)


def normalized(features):
    mean, std = features.mean(axis=0), features.std(axis=0)
    return (features - mean) / np.where(std == 0, 1, std)


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
