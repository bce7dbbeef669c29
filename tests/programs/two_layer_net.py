import numpy as np

class Layer:
    def forward(self, x):
        raise NotImplementedError

    def backward(self, grad):
        raise NotImplementedError

class Dense(Layer):
    def __init__(self, n_in, n_out, rng):
        self.W = rng.standard_normal((n_in, n_out)) * np.sqrt(2.0 / n_in)
        self.b = np.zeros(n_out)

    def forward(self, x):
        self.x = x
        return x @ self.W + self.b

    def backward(self, grad):
        self.dW = self.x.T @ grad
        self.db = grad.sum(axis=0)
        return grad @ self.W.T

class ReLU(Layer):
    def forward(self, x):
        self.mask = x > 0
        return np.maximum(0, x)

    def backward(self, grad):
        return grad * self.mask

def softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)

rng = np.random.default_rng(123)
X = rng.standard_normal((30, 4))
y = (X[:, 0] + X[:, 1] * X[:, 2] > 0).astype(int)
net = [Dense(4, 8, rng), ReLU(), Dense(8, 2, rng)]
lr = 0.5
history = []
for epoch in range(60):
    out = X
    for layer in net:
        out = layer.forward(out)
    p = softmax(out)
    loss = -np.log(p[np.arange(len(y)), y]).mean()
    history.append(float(loss))
    grad = p.copy()
    grad[range(len(y)), y] -= 1
    grad /= len(y)
    for layer in reversed(net):
        grad = layer.backward(grad)
    for layer in net:
        if isinstance(layer, Dense):
            layer.W -= lr * layer.dW
            layer.b -= lr * layer.db
    if epoch % 20 == 0:
        print(f"epoch {epoch:>3}: loss {loss:.4f}")
acc = (p.argmax(1) == y).mean()
print("accuracy:", acc)
print("parameters:", sum(l.W.size + l.b.size for l in net if hasattr(l, "W")))
