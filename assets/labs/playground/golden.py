"""What NumPy computes where the playground lab does; `tests/golden/make_golden.py` writes it down.

What TensorFlow Playground's own code gives is written down by `tests/golden/playground.js`. Here stands what that has not:
moons, the cross-entropy, momentum and Adam, a table.
"""

import math

import numpy as np

from shared import case, tables


class Arc4:
    """seedrandom 2.4.3, whose key is a text of at most 256 characters."""

    def __init__(self, text):
        key = [ord(character) & 255 for character in text]
        self.s, self.i, self.j = list(range(256)), 0, 0
        j = 0
        for i in range(256):
            j = (j + key[i % len(key)] + self.s[i]) & 255
            self.s[i], self.s[j] = self.s[j], self.s[i]
        self.bytes(256)

    def bytes(self, count):
        number = 0
        for _ in range(count):
            self.i = (self.i + 1) & 255
            t = self.s[self.i]
            self.j = (self.j + t) & 255
            self.s[self.i], self.s[self.j] = self.s[self.j], t
            number = number * 256 + self.s[(self.s[self.i] + t) & 255]
        return number

    def __call__(self):
        n, d, x = float(self.bytes(6)), 2.0**48, 0
        while n < 2.0**52:
            n, d = (n + x) * 256, d * 256
            x = self.bytes(1)
        while n >= 2.0**53:
            n, d, x = n / 2, d / 2, x >> 1
        return (n + x) / d

    def uniform(self, a, b):
        return self() * (b - a) + a


def circle(random, noise):
    points = []
    for i in range(500):
        r = random.uniform(*((0, 2.5) if i < 250 else (3.5, 5)))
        angle = random.uniform(0, 2 * math.pi)
        x, y = r * math.sin(angle), r * math.cos(angle)
        right, up = random.uniform(-5, 5) * noise, random.uniform(-5, 5) * noise
        points.append([x, y, 1.0 if math.sqrt((x + right) ** 2 + (y + up) ** 2) < 2.5 else -1.0])
    return points


def moons(random, noise):
    points = []
    for i in range(500):
        angle, sign = random.uniform(0, math.pi), 1.0 if i < 250 else -1.0
        x, y = 3 * (math.cos(angle) - 0.5), 3 * (math.sin(angle) - 0.25)
        points.append([sign * x + random.uniform(-5, 5) * noise, sign * y + random.uniform(-5, 5) * noise, sign])
    return points


HIDDEN = dict(
    tanh=(np.tanh, lambda z, a: 1 - a**2),
    relu=(lambda z: np.maximum(0, z), lambda z, a: (z > 0).astype(float)),
    sigmoid=(lambda z: 1 / (1 + np.exp(-z)), lambda z, a: a * (1 - a)),
    linear=(lambda z: z, lambda z, a: np.ones_like(z)),
)


class Network:
    def __init__(self, random, sizes, activation, entropy, step):
        self.W, self.b = [], []
        for inputs, units in zip(sizes, sizes[1:]):
            self.W.append(np.array([[random() - 0.5 for _ in range(inputs)] for _ in range(units)]))
            self.b.append(np.full(units, 0.1))
        (self.f, self.slope), self.entropy, self.step = HIDDEN[activation], entropy, step
        self.memory, self.t = {}, 0

    def forward(self, X):
        Z, A = [], [X]
        for k, (W, b) in enumerate(zip(self.W, self.b)):
            Z.append(A[-1] @ W.T + b)
            A.append(np.tanh(Z[-1]) if k == len(self.W) - 1 else self.f(Z[-1]))
        return Z, A

    def losses(self, X, y):
        Z, A = self.forward(X)
        m = 2 * y * Z[-1][:, 0]
        return np.log1p(np.exp(-np.abs(m))) + np.maximum(0, -m) if self.entropy else 0.5 * (A[-1][:, 0] - y) ** 2

    def gradients(self, X, y):
        Z, A = self.forward(X)
        out = A[-1][:, 0]
        delta = ((out - y) * (1 if self.entropy else 1 - out**2))[:, None]
        gradients = []
        for k in range(len(self.W) - 1, -1, -1):
            gradients.insert(0, [delta.T @ A[k] / len(X), delta.mean(axis=0)])
            if k > 0:
                delta = delta @ self.W[k] * self.slope(Z[k - 1], A[k])
        return gradients

    def update(self, X, y):
        self.t += 1
        for k, pair in enumerate(self.gradients(X, y)):
            for name, values, gradient in zip("Wb", [self.W, self.b], pair):
                values[k] = self.step(values[k], gradient, self.memory, (name, k), self.t)


def plain(lr):
    return lambda w, g, memory, key, t: w - lr * g


def momentum(lr, keep=0.9):
    def step(w, g, memory, key, t):
        memory[key] = keep * memory.get(key, 0) + g
        return w - lr * memory[key]

    return step


def nesterov(lr, keep=0.9):
    def step(w, g, memory, key, t):
        memory[key] = keep * memory.get(key, 0) + g
        return w - lr * (g + keep * memory[key])

    return step


def adagrad(lr, epsilon=1e-8):
    def step(w, g, memory, key, t):
        memory[key] = memory.get(key, 0) + g**2
        return w - lr * g / (np.sqrt(memory[key]) + epsilon)

    return step


def rmsprop(lr, decay=0.9, epsilon=1e-8):
    def step(w, g, memory, key, t):
        memory[key] = decay * memory.get(key, 0) + (1 - decay) * g**2
        return w - lr * g / (np.sqrt(memory[key]) + epsilon)

    return step


def adam(lr, beta1=0.9, beta2=0.999, epsilon=1e-8):
    def step(w, g, memory, key, t):
        m, v = memory.get(key, (0, 0))
        memory[key] = m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g**2
        return w - lr * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)

    return step


def here(network, points, train):
    X, y = points[:, :2], points[:, 2]
    Z, A = network.forward(X)
    losses = network.losses(X, y)
    hits = A[-1][:, 0] * y > 0
    known = dict(points=X, labels=y, train_points=float(train), output=A[-1][:, 0])
    known |= dict(train_loss=losses[:train].mean(), test_loss=losses[train:].mean())
    known |= dict(train_accuracy=hits[:train].mean(), test_accuracy=hits[train:].mean())
    for k, (W, b, (grad_W, grad_b)) in enumerate(zip(network.W, network.b, network.gradients(X[:train], y[:train])), 1):
        size = math.sqrt(np.sum(grad_W**2) + np.sum(grad_b**2))
        known |= {f"W{k}": W, f"b{k}": b, f"grad_W{k}": grad_W, f"grad_b{k}": grad_b, f"gradient_size{k}": size}
    return known


def run(points, random, sizes, activation, entropy, step, batch, positions, share=50):
    for counter in range(len(points), 0, -1):
        other = int(random() * counter)
        points[counter - 1], points[other] = points[other], points[counter - 1]
    points = np.array(points)
    train = min(max(len(points) * share // 100, 1), len(points) - 1)
    batch = train if batch == "full" else min(batch, train)
    network = Network(random, sizes, activation, entropy, step)
    known, waiting = {}, []
    for epoch in range(max(positions) + 1):
        if epoch > 0:
            for row in range(train):
                waiting.append(row)
                if (row + 1) % batch == 0:
                    network.update(points[waiting, :2], points[waiting, 2])
                    waiting = []
        if epoch in positions:
            known[str(epoch)] = here(network, points, train)
    return known


DEFAULTS = dict(seed="0.78192", dataset="circle", noise=0, network_shape="4,2", activation="tanh", batch_size=10)
DEFAULTS |= dict(loss="half_squared", optimiser="plain", learning_rate=0.03)
STEPS = dict(plain=plain, momentum=momentum, nesterov=nesterov, adagrad=adagrad, rmsprop=rmsprop, adam=adam)


def drawn(positions, **given):
    of = DEFAULTS | given
    random = Arc4(of["seed"])
    points = dict(circle=circle, moons=moons)[of["dataset"]](random, of["noise"] / 100)
    sizes = [2] + [int(units) for units in of["network_shape"].split(",") if units] + [1]
    step = STEPS[of["optimiser"]](of["learning_rate"])
    entropy = of["loss"] == "cross_entropy"
    return case(run(points, random, sizes, of["activation"], entropy, step, of["batch_size"], positions), **given)


def cases():
    yield drawn([0, 1, 30])
    yield drawn([0, 2, 40], dataset="moons", noise=10, network_shape="3", seed="moons", batch_size=30)
    yield drawn([1, 20], loss="cross_entropy", learning_rate=0.1, network_shape="5,3", batch_size="full")
    yield drawn([1, 15], optimiser="momentum", activation="sigmoid", learning_rate=0.01)
    yield drawn([1, 15], optimiser="nesterov", learning_rate=0.01)
    yield drawn([1, 15], optimiser="adagrad", learning_rate=0.1, batch_size=50)
    yield drawn([1, 15], optimiser="rmsprop", learning_rate=0.01, network_shape="5", dataset="moons")
    yield drawn([1, 15], optimiser="adam", activation="relu", learning_rate=0.01, loss="cross_entropy", network_shape="8")
    for values, _, _, _, data, settings in tables():
        if data is not None:
            continue
        chosen = values[:, [0, 1, values.shape[1] - 1]]
        least, most = chosen.min(axis=0), chosen.max(axis=0)
        scaled = (chosen - least) / (most - least) * [10, 10, 2] - [5, 5, 1]
        given = dict(data_from="table", features="age,salary", batch_size=3)
        random = Arc4("0.78192")
        known = run(scaled.tolist(), random, [2, 4, 2, 1], "tanh", False, plain(0.03), 3, [0, 1, 5])
        yield case(known, data, **(settings | given))
