from collections import Counter
import numpy as np

def euclidean(a, b):
    return np.sqrt(np.sum((a - b) ** 2))

class KNN:
    """k nearest neighbours"""

    def __init__(self, k=3):
        self.k = k

    def fit(self, X, y):
        self.X_train, self.y_train = X, y

    def predict(self, X):
        return np.array([self._predict(x) for x in X])

    def _predict(self, x):
        distances = [euclidean(x, xt) for xt in self.X_train]
        k_indices = np.argsort(distances)[: self.k]
        votes = [self.y_train[i] for i in k_indices]
        return Counter(votes).most_common(1)[0][0]

points = np.array([[1.0, 1.1], [1.2, 0.9], [0.8, 1.0], [3.0, 3.2], [3.1, 2.9], [2.8, 3.0], [5.0, 0.5], [5.2, 0.4]])
names = ["low", "low", "low", "high", "high", "high", "right", "right"]
model = KNN(k=3)
model.fit(points, names)
queries = np.array([[1, 1], [3, 3], [5, 1], [2.1, 2.2]])
predictions = model.predict(queries)
print(predictions)
for q, p in zip(queries, predictions):
    print(q, "->", p)
counts = dict(Counter(names))
print(counts)
