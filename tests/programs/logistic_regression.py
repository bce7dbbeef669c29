import numpy as np


class LogisticRegression:
    def __init__(self, learning_rate=0.1, n_iters=300):
        self.lr = learning_rate
        self.n_iters = n_iters
        self.weights = None
        self.bias = None
        self.losses = []

    def _sigmoid(self, z):
        return 1 / (1 + np.exp(-z))

    def fit(self, X, y):
        n_samples, n_features = X.shape
        self.weights = np.zeros(n_features)
        self.bias = 0
        for i in range(self.n_iters):
            linear_model = np.dot(X, self.weights) + self.bias
            y_predicted = self._sigmoid(linear_model)
            dw = (1 / n_samples) * np.dot(X.T, (y_predicted - y))
            db = (1 / n_samples) * np.sum(y_predicted - y)
            self.weights -= self.lr * dw
            self.bias -= self.lr * db
            if (i + 1) % 100 == 0:
                loss = -np.mean(y * np.log(y_predicted) + (1 - y) * np.log(1 - y_predicted))
                self.losses.append(loss)
        return self

    def predict(self, X):
        p = self._sigmoid(X @ self.weights + self.bias)
        return np.array([1 if i > 0.5 else 0 for i in p])


def accuracy(y_true, y_pred):
    return np.sum(y_true == y_pred) / len(y_true)


rng = np.random.RandomState(7)
X = np.vstack([rng.randn(20, 2) + [2, 2], rng.randn(20, 2) - [1, 1]])
y = np.concatenate([np.ones(20), np.zeros(20)])
clf = LogisticRegression()
clf.fit(X, y)
pred = clf.predict(X)
print("weights:", clf.weights)
print("bias:", round(float(clf.bias), 6))
print("accuracy:", accuracy(y, pred))
for k, l in enumerate(clf.losses, start=1):
    print(k * 100, f"{l:.5f}")
