# Title: A weather chain
# About: Follow the chances of the weather until they settle.
# picture: curve rainy
import numpy as np

np.set_printoptions(precision=4, suppress=True)

# %% [markdown]
# Each row of P belongs to the weather of today. Its three numbers are
# the chances for tomorrow: sunny, cloudy, rainy. Every row adds up
# to 1, because tomorrow has some weather in any case.
# %%
days = 12
today = 2
states = ["sunny", "cloudy", "rainy"]
P = np.array([[0.7, 0.2, 0.1],
              [0.3, 0.4, 0.3],
              [0.2, 0.4, 0.4]])
print("row sums:", P.sum(axis=1))

# %% [markdown]
# Today it rains (state 2), and that is certain. One product with P
# gives the chances for tomorrow, the next those for the day after.
# Each round of the loop is one day.
# %%
p = np.zeros(3)
p[today] = 1.0
rainy = [p[2]]
for day in range(1, days + 1):
    p = p @ P
    rainy.append(p[2])
    print(f"day {day:2d}: {p}")

# %% [markdown]
# After some days the chances hardly change any more.
# The power of P that makes all these steps at once has three rows
# that are nearly equal: the weather of today is forgotten.
# The row of today's weather is the p that we have found.
# %%
many = np.linalg.matrix_power(P, days)
print(f"P to the power {days} =")
print(many)
print("the row of today is p:", np.allclose(many[today], p))

# %% [markdown]
# The steady state stays as it is when we multiply by P.
# That gives equations: steady @ P - steady is zero. One of them
# follows from the others, so we put the sum of 1 in its place.
# %%
M = P.T - np.eye(3)
M[2] = 1.0
steady = np.linalg.solve(M, np.array([0.0, 0.0, 1.0]))
for name, share in zip(states, steady):
    print(f"{name:7s} {share:.4f} of all days")
print("it stays:", np.allclose(steady @ P, steady))

# %% [markdown]
# Little is missing from the steady state after these days.
# Try today = 0, a sunny start: the chain ends at the same place.
# %%
missing = np.abs(p - steady).max()
print(f"largest difference after {days} days: {missing:.6f}")
