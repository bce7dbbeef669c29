"""Mini-batch training with several optimizers."""
from __future__ import annotations
import numpy as np
from typing import Callable, Dict, Tuple

Array = np.ndarray


def make_data(n: int, seed: int = 0) -> Tuple[Array, Array]:
    rng = np.random.default_rng(seed)
    X = rng.uniform(-2, 2, size=(n, 1))
    y = np.sin(2 * X) + 0.05 * rng.normal(size=(n, 1))
    return X, y


def init(sizes, seed=1) -> Dict[str, Array]:
    rng = np.random.default_rng(seed)
    params: Dict[str, Array] = {}
    for i, (a, b) in enumerate(zip(sizes[:-1], sizes[1:]), 1):
        params[f"W{i}"] = rng.normal(0, 1 / np.sqrt(a), (a, b))
        params[f"b{i}"] = np.zeros(b)
    return params


def loss_and_grads(p, X, y):
    z1 = X @ p["W1"] + p["b1"]
    a1 = np.tanh(z1)
    out = a1 @ p["W2"] + p["b2"]
    n = len(X)
    error = out - y
    loss = float(np.mean(error ** 2))
    d = 2 * error / n
    g = {"W2": a1.T @ d, "b2": d.sum(0)}
    da = d @ p["W2"].T * (1 - a1 ** 2)
    g["W1"], g["b1"] = X.T @ da, da.sum(0)
    return loss, g


class SGD:
    def __init__(self, lr: float):
        self.lr = lr

    def step(self, p, g):
        for k in p:
            p[k] -= self.lr * g[k]


class Momentum(SGD):
    def __init__(self, lr, beta=0.9):
        super().__init__(lr)
        self.beta, self.v = beta, {}

    def step(self, p, g):
        for k in p:
            self.v[k] = self.beta * self.v.get(k, 0) + g[k]
            p[k] -= self.lr * self.v[k]


class Adam(SGD):
    t = 0

    def __init__(self, lr, b1=0.9, b2=0.999, eps=1e-8):
        super().__init__(lr)
        self.b1, self.b2, self.eps = b1, b2, eps
        self.m, self.v = {}, {}

    def step(self, p, g):
        self.t += 1
        for k in p:
            self.m[k] = self.b1 * self.m.get(k, np.zeros_like(p[k])) + (1 - self.b1) * g[k]
            self.v[k] = self.b2 * self.v.get(k, np.zeros_like(p[k])) + (1 - self.b2) * g[k] ** 2
            mh = self.m[k] / (1 - self.b1 ** self.t)
            vh = self.v[k] / (1 - self.b2 ** self.t)
            p[k] -= self.lr * mh / (np.sqrt(vh) + self.eps)


def batches(X, y, size, rng):
    order = rng.permutation(len(X))
    for start in range(0, len(X), size):
        rows = order[start:start + size]
        yield X[rows], y[rows]


X, y = make_data(64)
table = {}
for name, optimizer in {"sgd": SGD(0.05), "momentum": Momentum(0.02), "adam": Adam(0.01)}.items():
    params, rng = init([1, 10, 1]), np.random.default_rng(3)
    for epoch in range(15):
        for xb, yb in batches(X, y, 16, rng):
            _, grads = loss_and_grads(params, xb, yb)
            optimizer.step(params, grads)
    table[name], _ = loss_and_grads(params, X, y)
    print(f"{name:>10}: {table[name]:.5f}")

# check the gradient by central differences
_, grads = loss_and_grads(params, X, y)
k, eps = "W1", 1e-5
numeric = np.zeros_like(params[k])
for i in np.ndindex(*params[k].shape):
    old = params[k][i]
    params[k][i] = old + eps
    up, _ = loss_and_grads(params, X, y)
    params[k][i] = old - eps
    down, _ = loss_and_grads(params, X, y)
    params[k][i] = old
    numeric[i] = (up - down) / (2 * eps)
print(np.abs(numeric - grads[k]).max() < 1e-7)
del numeric, i, up, down
