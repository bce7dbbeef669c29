# Title: K-means
# About: Sort twelve points into groups around centres that move.
# picture: points X labels group
import numpy as np

np.set_printoptions(precision=2, suppress=True)

# %% [markdown]
# Twelve points in the plane. You can see groups at once, but a
# computer has to find them. We only say how many groups we want.
# %%
k = 3
seed = 6
X = np.array([[1, 1], [2, 1], [1, 2], [2, 3],
              [7, 1], [8, 2], [9, 1], [8, 3],
              [4, 7], [5, 8], [4, 9], [6, 8]], dtype=float)

# %% [markdown]
# We start with k of the points as centres, drawn at random.
# They may well be bad ones: that is what the rounds are for.
# %%
np.random.seed(seed)
start = np.random.permutation(len(X))[:k]
centers = X[start]
print("first centres:")
print(centers)

# %% [markdown]
# The distance from each point to each centre makes a table: a row for
# each point and a column for each centre. In each row we look for the
# smallest entry, and its column is the group of that point.
# %%
def distances(points, centers):
    difference = points[:, None, :] - centers[None, :, :]
    return np.sqrt((difference ** 2).sum(axis=2))

# %% [markdown]
# Each round has two halves: first every point joins the nearest
# centre, then every centre moves to the mean of its points.
# When no centre moves any more, we are done. The spread adds up the
# squared distances from the points to their centres.
# %%
rounds = 10
for step in range(rounds):
    D = distances(X, centers)
    group = D.argmin(axis=1)
    spread = (D.min(axis=1) ** 2).sum()
    print(f"round {step + 1}: groups {group}  spread {spread:.2f}")
    new = centers.copy()
    for j in range(k):
        mine = group == j
        if mine.any():
            new[j] = X[mine].mean(axis=0)
    if np.allclose(new, centers):
        print("no centre moved")
        break
    centers = new

# %% [markdown]
# The spread never grew from one round to the next.
# Try seed = 8: from that start the centres settle in a worse place,
# with a larger spread.
# %%
print("centres at the end:")
print(centers)
for j in range(k):
    print("group", j, "has", (group == j).sum(), "points")
