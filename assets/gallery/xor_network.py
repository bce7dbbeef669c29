# Title: A network that learns XOR
# About: Three hidden units learn what no straight line can separate.
# picture: curve losses
import numpy as np

np.set_printoptions(precision=3, suppress=True)

# %% [markdown]
# XOR is 1 when exactly one of the two inputs is 1.
# No straight line separates the ones from the zeros, so a single
# layer cannot learn it. A hidden layer with three units can.
# %%
hidden = 3
lr = 1.0
epochs = 300
seed = 0
X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
y = np.array([[0.0], [1.0], [1.0], [0.0]])

# %% [markdown]
# The weights start at random. If they all started at zero, the hidden
# units would stay equal forever and be of no more use than one.
# %%
np.random.seed(seed)
W1 = np.random.randn(2, hidden)
b1 = np.zeros(hidden)
W2 = np.random.randn(hidden, 1)
b2 = np.zeros(1)
losses = []
print("W1 =")
print(W1)
print("W2 =")
print(W2)

# %% [markdown]
# Each epoch goes forward through the network and then backward.
# Forward: inputs, hidden values h, outputs p, and the loss.
# Backward: how much each number pushed the loss, layer by layer.
# %%
for epoch in range(epochs):
    h = np.tanh(X @ W1 + b1)
    p = 1 / (1 + np.exp(-(h @ W2 + b2)))
    loss = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    losses.append(loss)

    delta2 = (p - y) / len(X)
    grad_W2 = h.T @ delta2
    grad_b2 = delta2.sum(axis=0)
    delta1 = (delta2 @ W2.T) * (1 - h ** 2)
    grad_W1 = X.T @ delta1
    grad_b1 = delta1.sum(axis=0)

    W1 = W1 - lr * grad_W1
    b1 = b1 - lr * grad_b1
    W2 = W2 - lr * grad_W2
    b2 = b2 - lr * grad_b2
    if epoch % 50 == 0:
        print(f"epoch {epoch:3d}: loss {loss:.4f}  p {p.ravel()}")

# %% [markdown]
# Now the outputs are close to 0, 1, 1, 0.
# Look at the hidden values h: with these numbers in place of the
# inputs, one layer is enough. Try hidden = 1 and see it fail.
# %%
print("hidden values =")
print(h)
for i in range(len(X)):
    print(X[i], "->", f"{p[i, 0]:.3f}", "wanted", y[i, 0])
print(f"loss: {losses[0]:.4f} at first, {losses[-1]:.4f} at the end")
