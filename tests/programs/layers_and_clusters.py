import numpy as np
class Layer:
    def __init__(self, n_in, n_out, rng):
        self.W = rng.normal(0, np.sqrt(2 / n_in), (n_in, n_out))
        self.b = np.zeros(n_out)
    def forward(self, x):
        self.x = x
        return x @ self.W + self.b
    def backward(self, g):
        self.dW, self.db = self.x.T @ g, g.sum(axis=0)
        return g @ self.W.T
class ReLU:
    def forward(self, x):
        self.mask = x > 0
        return np.where(self.mask, x, 0)
    def backward(self, g): return g * self.mask
class Net:
    def __init__(self, *layers): self.layers = layers
    def __call__(self, x):
        for layer in self.layers: x = layer.forward(x)
        return x
    def backward(self, g):
        for layer in reversed(self.layers): g = layer.backward(g)
    def step(self, lr):
        for layer in self.layers:
            if hasattr(layer, "W"):
                layer.W -= lr * layer.dW
                layer.b -= lr * layer.db
rng = np.random.default_rng(0)
X = rng.uniform(-1, 1, (64, 2)); y = (X[:, :1] * X[:, 1:] > 0).astype(float)
net = Net(Layer(2, 8, rng), ReLU(), Layer(8, 1, rng))
losses = []
for epoch in range(30):
    logits = net(X)
    p = 1 / (1 + np.exp(-logits))
    loss = -np.mean(y * np.log(p + 1e-9) + (1 - y) * np.log(1 - p + 1e-9))
    net.backward((p - y) / len(X))
    net.step(0.5)
    losses.append(loss)
    if epoch % 10 == 0: print(f"epoch {epoch:3d} loss {loss:.4f} acc {np.mean((p > 0.5) == y):.2%}")
print(f"{losses[-1]:.6f}", np.argmin(losses), net.layers[0].W.shape, net.layers[2].b)
def kmeans(X, k, rng, iters=10):
    c = X[rng.choice(len(X), k, replace=False)]
    for _ in range(iters):
        d = np.linalg.norm(X[:, None] - c[None], axis=2)
        lab = d.argmin(axis=1)
        new = np.array([X[lab == j].mean(axis=0) if np.any(lab == j) else c[j] for j in range(k)])
        if np.allclose(new, c): break
        c = new
    return c, lab
c, lab = kmeans(X, 3, rng)
print(c.round(3), np.bincount(lab))
U, S, Vt = np.linalg.svd(X - X.mean(0), full_matrices=False)
print(S, (S ** 2 / (S ** 2).sum()).round(3), U.shape, Vt.shape)
Q, R = np.linalg.qr(X[:3, :2]); print(np.allclose(Q @ R, X[:3, :2]), R.shape)
w, V = np.linalg.eigh(np.cov(X.T)); print(w)
P = np.array([[0.9, 0.1], [0.5, 0.5]]); print(np.linalg.matrix_power(P, 20), np.linalg.eig(P.T).eigenvalues)
print(np.array([[1, 2], [3, 4]]) * [10, 20], np.arange(3)[:, None] + np.arange(2), np.add.outer([1, 2], [3, 4]), np.maximum.accumulate([1, 3, 2]), np.add.reduce([[1, 2], [3, 4]], axis=1), np.multiply.reduce([1, 2, 3]), np.subtract.outer([1, 2], [1, 2]))
a = np.zeros(3); np.add.at(a, [0, 0, 2], 1); print(a, np.histogram([1, 2, 2, 3], bins=3), np.digitize([0.5, 1.5], [0, 1, 2]), np.searchsorted([1, 3, 5], 4), np.interp(2.5, [1, 2, 3], [10, 20, 30]), np.convolve([1, 2, 3], [0, 1, 0.5]), np.gradient([1, 4, 9.0]), np.trapezoid([1, 2, 3]), np.polyfit([0, 1, 2], [1, 3, 5], 1).round(6))
print(np.array([1, 2, 3], dtype=np.float32) / 3, np.array([250, 10], dtype=np.uint8) + np.uint8(10), np.int32(5) * 2.0, np.float32(1) + 1, (np.arange(3) * 1.0).dtype, np.array([1 + 2j]).conj(), np.array("x").shape, np.array(5).item(), np.array([[1, 2], [3, 4]]).tolist(), np.array([1.0, np.nan]).sum(), np.nanmean([1, np.nan]), np.inf - np.inf)
