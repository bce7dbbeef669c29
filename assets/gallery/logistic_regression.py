# Title: Logistic regression
# About: Learn the chance of passing an exam from study and sleep.
# picture: points X labels passed
import numpy as np

np.set_printoptions(precision=3, suppress=True)

# %% [markdown]
# Twelve students. We know how many hours each one studied and slept,
# and whether the student passed (1) or failed (0).
# We want the chance of passing for any pair of hours.
# %%
lr = 0.1
epochs = 200
X = np.array([[1, 5], [2, 7], [2, 4], [3, 6], [4, 3], [5, 5],
              [4, 8], [5, 7], [6, 6], [7, 4], [7, 8], [8, 6]],
             dtype=float)
passed = np.array([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1])

# %% [markdown]
# We bring both columns to the same scale: mean 0 and spread 1.
# Then one learning rate suits both weights.
# %%
Z = (X - X.mean(axis=0)) / X.std(axis=0)
w = np.zeros(2)
b = 0.0
print("mean hours:", X.mean(axis=0), " spread:", X.std(axis=0))

# %% [markdown]
# The sigmoid squeezes any number into a chance between 0 and 1.
# Large numbers give nearly 1, and very negative ones nearly 0.
# %%
def sigmoid(t):
    return 1 / (1 + np.exp(-t))

# %% [markdown]
# Each epoch computes all chances and compares them with what happened.
# The loss is small if what happened was given a large chance.
# Then the weights move a little in the direction that lowers the loss:
# against the mean of error times input.
# %%
for epoch in range(epochs):
    chance = sigmoid(Z @ w + b)
    right = np.where(passed == 1, chance, 1 - chance)
    loss = -np.mean(np.log(right))
    error = chance - passed
    w = w - lr * (Z.T @ error) / len(Z)
    b = b - lr * error.mean()
    if epoch % 40 == 0:
        print(f"epoch {epoch:3d}: loss {loss:.4f}  w {w}")

# %% [markdown]
# Both weights are positive, so more of either raises the chance.
# Study has the larger weight: it counts for more here.
# %%
print("weights for study and sleep:", w)
chance = sigmoid(Z @ w + b)
guess = (chance > 0.5).astype(int)
for i in range(len(X)):
    study, sleep = X[i]
    print(f"study {study:.0f} h, sleep {sleep:.0f} h:"
          f" chance {chance[i]:.2f}  passed {passed[i]}")
print("right guesses:", (guess == passed).sum(), "of", len(X))
