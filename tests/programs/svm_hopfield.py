import numpy as np

# linear SVM by sub-gradients (Pegasos)
rng = np.random.RandomState(4)
X = np.r_[rng.randn(15, 2) - [2, 2], rng.randn(15, 2) + [2, 2]]
y = np.array([-1] * 15 + [1] * 15)
w, b, lam = np.zeros(2), 0.0, 0.01
for t in range(1, 301):
    i = rng.randint(len(X))
    eta = 1 / (lam * t)
    margin = y[i] * (w @ X[i] + b)
    w *= 1 - eta * lam
    if margin < 1:
        w += eta * y[i] * X[i]
        b += eta * y[i] * 0.1
print("w:", w.round(3), "b: %.3f" % b, "accuracy:", np.mean(np.sign(X @ w + b) == y))

# Hopfield network
patterns = np.array([[1, 1, 1, -1, -1, -1], [1, -1, 1, -1, 1, -1]])
W = np.zeros((6, 6))
for p in patterns:
    W += np.outer(p, p)
np.fill_diagonal(W, 0)
state = np.array([1, 1, -1, -1, -1, -1])
energy = lambda s: -0.5 * s @ W @ s
print("energy", energy(state))
for sweep in range(3):
    for i in range(6):
        state[i] = 1 if W[i] @ state >= 0 else -1
    print(sweep, state, energy(state))
print(np.array_equal(state, patterns[0]))

# sparse words and cosine similarity
docs = ["the cat sat on the mat", "the dog sat", "cats and dogs"]
vocab = sorted({word for d in docs for word in d.split()})
tf = np.array([[d.split().count(word) for word in vocab] for d in docs], dtype=float)
idf = np.log(len(docs) / (tf > 0).sum(axis=0))
tfidf = tf * idf
unit = tfidf / np.linalg.norm(tfidf, axis=1)[:, None]
similarity = unit @ unit.T
print(vocab)
print(np.round(similarity, 3))
# DFT
signal = np.sin(2 * np.pi * np.arange(8) / 8)
k = np.arange(8)
dft = np.exp(-2j * np.pi * np.outer(k, k) / 8) @ signal
print(np.abs(dft).round(6))
del dft
