# Title: Power iteration
# About: Multiply by a matrix until the direction stays the same.
# picture: plane v w
import numpy as np

np.set_printoptions(precision=4, suppress=True)

# %% [markdown]
# A matrix turns most vectors. But some directions are special:
# the matrix only multiplies them by a number. Such a vector is called
# an eigenvector, and the number is its eigenvalue.
# %%
rounds = 10
A = np.array([[4.0, 1.0],
              [2.0, 3.0]])
v = np.array([1.0, -1.0])
v = v / np.linalg.norm(v)
path = np.zeros((rounds + 1, 2))
path[0] = v
print("start:", v)

# %% [markdown]
# Each round multiplies by A and brings the result back to length 1.
# Our v has a share in the direction that grows fastest. This share
# soon outgrows the rest, so v turns towards it.
# The product v @ A @ v tells us the factor that A has along v.
# %%
for k in range(rounds):
    w = A @ v
    v = w / np.linalg.norm(w)
    path[k + 1] = v
    factor = v @ A @ v
    print(f"round {k + 1:2d}: v = {v}  factor = {factor:.4f}")

# %% [markdown]
# If v is an eigenvector, then A @ v and factor * v are the same.
# The small gap that remains shrinks with every further round.
# %%
gap = np.linalg.norm(A @ v - factor * v)
print("A @ v      =", A @ v)
print("factor * v =", factor * v)
print(f"gap: {gap:.4f}")

# %% [markdown]
# How fast does it go? This matrix has the eigenvalues 5 and 2, and the
# eigenvector for 5 is the diagonal, (1, 1). In each round that share
# grows to 5 times its size, and the other one only to 2 times. After
# a few rounds, each distance is about 2/5 of the one before.
# %%
diagonal = np.array([1.0, 1.0]) / np.sqrt(2.0)
distance = np.linalg.norm(path - diagonal, axis=1)
print("distance from the diagonal, round by round:")
print(distance)
print("each one divided by the one before:")
print(distance[1:] / distance[:-1])
