import numpy as np

def forward(X, W, b):
    return X @ W + b

X = np.ones((8, 3))
W2 = np.ones((8, 2))
forward(X, W2, np.zeros(2))
