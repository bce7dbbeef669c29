"""What NumPy computes where the backprop lab does; `tests/golden/make_golden.py` writes it down."""

import numpy as np

from shared import case, relu, sigmoid


def cases():
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
        yield case({"5": forward, "19": forward | backward}, **settings)
