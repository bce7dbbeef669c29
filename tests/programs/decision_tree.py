import numpy as np
from collections import Counter

def entropy(labels):
    counts = np.bincount(labels)
    ps = counts / len(labels)
    return -np.sum([p * np.log2(p) for p in ps if p > 0])

class Node:
    def __init__(self, feature=None, threshold=None, left=None, right=None, *, value=None):
        self.feature = feature
        self.threshold = threshold
        self.left = left
        self.right = right
        self.value = value

    def is_leaf(self):
        return self.value is not None

class DecisionTree:
    def __init__(self, max_depth=3, min_samples=2):
        self.max_depth = max_depth
        self.min_samples = min_samples
        self.root = None

    def fit(self, X, y):
        self.root = self._grow(X, y)

    def _grow(self, X, y, depth=0):
        n_labels = len(np.unique(y))
        if depth >= self.max_depth or n_labels == 1 or len(y) < self.min_samples:
            return Node(value=Counter(y.tolist()).most_common(1)[0][0])
        feature, threshold = self._best_split(X, y)
        left = X[:, feature] <= threshold
        return Node(feature, threshold, self._grow(X[left], y[left], depth + 1), self._grow(X[~left], y[~left], depth + 1))

    def _best_split(self, X, y):
        best = -1
        split = None, None
        for feature in range(X.shape[1]):
            for threshold in np.unique(X[:, feature])[:-1]:
                gain = self._gain(X[:, feature], y, threshold)
                if gain > best + 1e-12:
                    best, split = gain, (feature, float(threshold))
        return split

    def _gain(self, column, y, threshold):
        left, right = y[column <= threshold], y[column > threshold]
        n = len(y)
        return entropy(y) - len(left) / n * entropy(left) - len(right) / n * entropy(right)

    def predict(self, X):
        return np.array([self._walk(x, self.root) for x in X])

    def _walk(self, x, node):
        if node.is_leaf():
            return node.value
        return self._walk(x, node.left if x[node.feature] <= node.threshold else node.right)

def show(node, indent=""):
    if node.is_leaf():
        print(indent + "->", node.value)
        return
    print(f"{indent}x{node.feature} <= {node.threshold}")
    show(node.left, indent + "  ")
    show(node.right, indent + "  ")

X = np.array([[5.1, 3.5], [4.9, 3.0], [4.7, 3.2], [7.0, 3.2], [6.4, 3.2], [6.9, 3.1], [6.3, 3.3], [5.8, 2.7], [7.1, 3.0], [6.3, 2.9]])
y = np.array([0, 0, 0, 1, 1, 1, 2, 2, 2, 2])
print("entropy:", round(entropy(y), 6))
tree = DecisionTree(max_depth=3)
tree.fit(X, y)
show(tree.root)
predicted = tree.predict(X)
print("accuracy", np.mean(predicted == y))
