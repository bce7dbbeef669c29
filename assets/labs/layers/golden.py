"""What NumPy computes where the layers lab does; `tests/golden/make_golden.py` writes it down."""

import numpy as np

from shared import case, normalized, relu, sigmoid, softmax, tables


def cases():
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
            yield case({"3": first, "9": first | dict(Z2=Z2, output=softmax(Z2))}, data, **given)
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
            yield case({"9": everything}, **settings)
