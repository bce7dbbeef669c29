"""What NumPy computes where the classifier lab does; `tests/golden/make_golden.py` writes it down."""

import numpy as np

from shared import case, normalized, relu, sigmoid, tables


def judged(output, Y):
    """Which class is answered for which, and how many answers are right."""
    prediction, truth = output.argmax(axis=1), Y.argmax(axis=1)
    confusion = np.zeros((Y.shape[1],) * 2)
    for is_, answered in zip(truth, prediction):
        confusion[is_, answered] += 1
    answer = np.zeros(Y.shape)
    answer[np.arange(len(Y)), prediction] = 1
    return dict(answer=answer, confusion=confusion, accuracy=np.mean(prediction == truth))


def epochs(known, gradients, lr, at):
    """What `gradients` gives at these epochs, the last of them not updated any more."""
    positions = {}
    for epoch in range(max(at) + 1):
        found = gradients(**known)
        if epoch in at:
            positions[str(epoch)] = known | found
        known = {name: value - lr * found["d" + name] for name, value in known.items()}
    return positions


def promotion(X, Y, W1, b1, W2, b2):
    Z1 = X @ W1 + b1
    A1 = relu(Z1)
    Z2 = A1 @ W2 + b2
    shifted = Z2 - Z2.max(axis=1, keepdims=True)
    output = np.exp(shifted) / np.exp(shifted).sum(axis=1, keepdims=True)
    p_truth = output[Y == 1]
    surprise = -np.log(p_truth)
    dZ2 = (output - Y) / len(X)
    dA1 = dZ2 @ W2.T
    dZ1 = np.where(Z1 > 0, dA1, 0)
    found = dict(Z1=Z1, A1=A1, Z2=Z2, shifted=shifted, exp=np.exp(shifted), output=output, dZ2=dZ2, dA1=dA1)
    found |= dict(p_truth=p_truth, surprise=surprise, loss=np.mean(surprise))
    found |= dict(dZ1=dZ1, dW2=A1.T @ dZ2, db2=dZ2.sum(axis=0), dW1=X.T @ dZ1, db1=dZ1.sum(axis=0))
    return found | judged(output, Y)


def three_layer(X, Y, W1, b1, W2, b2, W3, b3):
    Z1 = X @ W1.T + b1
    A1 = relu(Z1)
    Z2 = A1 @ W2.T + b2
    A2 = relu(Z2)
    Z3 = A2 @ W3.T + b3
    output = sigmoid(Z3)
    right = np.where(Y == 1, output, 1 - output)
    surprise = -np.sum(np.log(right), axis=1)
    dZ3 = (output - Y) / len(X)
    dA2 = dZ3 @ W3
    dZ2 = np.where(Z2 > 0, dA2, 0)
    dA1 = dZ2 @ W2
    dZ1 = np.where(Z1 > 0, dA1, 0)
    found = dict(Z1=Z1, A1=A1, Z2=Z2, A2=A2, Z3=Z3, output=output, dZ3=dZ3, dA2=dA2, dZ2=dZ2, dA1=dA1)
    found |= dict(right=right, p_truth=right.prod(axis=1), surprise=surprise, loss=np.mean(surprise))
    found |= dict(dZ1=dZ1, dW3=dZ3.T @ A2, db3=dZ3.sum(axis=0), dW2=dZ2.T @ A1, db2=dZ2.sum(axis=0))
    return found | dict(dW1=dZ1.T @ X, db1=dZ1.sum(axis=0)) | judged(output, Y)


def classes(labels):
    """One column for each value; above the median or not where there are many."""
    values = np.unique(labels)
    if len(values) > 8:
        return np.eye(2)[(labels > np.median(labels)).astype(int)]
    return np.eye(len(values))[np.searchsorted(values, labels)]


def cases():
    for lr in [0.5, 0.05]:
        for values, _, target, features, data, settings in tables():
            X, Y = normalized(values[:, features]), classes(values[:, target])
            np.random.seed(0)
            W1 = np.random.normal(0, 0.1, (X.shape[1], 8))
            W2 = np.random.normal(0, 0.1, (8, Y.shape[1]))
            known = dict(W1=W1, b1=np.zeros(8), W2=W2, b2=np.zeros(Y.shape[1]))
            given = settings if lr == 0.5 else settings | dict(lr=lr)
            at = [0, 1, 30] if lr == 0.5 else [7]
            found = epochs(known, lambda **known: promotion(X, Y, **known), lr, at)
            yield case({at: dict(X=X, Y=Y) | known for at, known in found.items()}, data, **given)
    for seed, samples in [(42, 100), (3, 12)]:
        np.random.seed(seed)
        W1, W2, W3 = np.random.randn(8, 4) * 0.5, np.random.randn(6, 8) * 0.5, np.random.randn(2, 6) * 0.5
        X = np.random.randn(samples, 4)
        Y = np.eye(2)[(X[:, 0] * X[:, 1] > 0).astype(int)]
        known = dict(W1=W1, b1=np.zeros(8), W2=W2, b2=np.zeros(6), W3=W3, b3=np.zeros(2))
        found = epochs(known, lambda **known: three_layer(X, Y, **known), 0.5, [0, 40])
        settings = dict(network="three-layer") | (dict(seed=seed, samples=samples) if seed != 42 else {})
        yield case({at: dict(X=X, Y=Y) | known for at, known in found.items()}, **settings)
