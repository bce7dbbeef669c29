# Title: Principal components
# About: Find the direction in which a dozen points spread the most.
# picture: line slope intercept over height weight
import numpy as np

np.set_printoptions(precision=3, suppress=True)

# %% [markdown]
# Twelve people, each with a height in centimetres and a weight in
# kilograms. Tall people tend to be heavier, so the points form a
# long, slanted cloud.
# %%
unit = 1.0
height = np.array([158, 160, 163, 165, 168, 170,
                   172, 174, 177, 180, 183, 186])
weight = unit * np.array([52, 58, 55, 63, 60, 68,
                          66, 73, 70, 79, 76, 84])
X = np.column_stack([height, weight])
print("shape:", X.shape)

# %% [markdown]
# First we move the middle of the cloud to zero.
# What remains says how far each person is from the average.
# %%
center = X.mean(axis=0)
Z = X - center
print("average height and weight:", center)
print("the first three, centred:")
print(Z[:3])

# %% [markdown]
# The covariance matrix has the two variances on its diagonal.
# The number off the diagonal is positive: height and weight go up
# together.
# %%
C = Z.T @ Z / (len(X) - 1)
print("covariance =")
print(C)

# %% [markdown]
# The eigenvectors of this matrix are the principal directions, and
# each eigenvalue is the variance along its direction.
# eigh lists the smallest first, so we turn the order around.
# A direction may be drawn either way: we let it point to the right.
# %%
values, vectors = np.linalg.eigh(C)
values = values[::-1]
first = vectors[:, -1]
if first[0] < 0:
    first = -first
print("variances:", values)
print("first direction:", first)

# %% [markdown]
# The first direction has nearly all of the variance. So one number
# per person, the score along this direction, keeps most of what we
# know. The variance of the scores is the first eigenvalue.
# %%
share = values / values.sum()
score = Z @ first
for k in range(2):
    print(f"direction {k + 1}: {100 * share[k]:.1f} % of the variance")
print("scores:")
print(score.round(1))
print(f"variance of the scores: {score.var(ddof=1):.3f}")

# %% [markdown]
# To draw the direction as a line we need its slope, and it must pass
# through the middle of the cloud.
# Try unit = 2.2 to have pounds instead: the direction turns, because
# it depends on the units that we measure in.
# %%
slope = first[1] / first[0]
intercept = center[1] - slope * center[0]
print(f"weight = {slope:.3f} * height + ({intercept:.1f})")
