# Title: Least squares
# About: Find the best line, and see what it leaves over.
# picture: line slope intercept over x y
import numpy as np

np.set_printoptions(precision=3, suppress=True)

# %% [markdown]
# Five points, and no line passes through all of them.
# We look for the line with the smallest sum of squared errors.
# %%
x = np.array([0.0, 1.0, 2.0, 3.0, 4.0])
y = np.array([1.0, 2.0, 2.0, 4.0, 6.0])

# %% [markdown]
# The matrix A has a column of ones for the intercept and a column with
# x for the slope. We would like A @ w to be y, but these are five
# equations for only two unknowns.
# %%
A = np.column_stack([np.ones(5), x])
print("A =")
print(A)

# %% [markdown]
# Multiplying by A.T from the left leaves two equations for the two
# unknowns. They are called the normal equations.
# %%
N = A.T @ A
r = A.T @ y
print("A.T @ A =")
print(N)
print("A.T @ y =", r)

# %% [markdown]
# Two equations with two unknowns are quickly solved.
# We take 2 times the first away from the second, and the intercept is
# gone. The slope follows, and then the intercept.
# %%
factor = N[1, 0] / N[0, 0]
slope = (r[1] - factor * r[0]) / (N[1, 1] - factor * N[0, 1])
intercept = (r[0] - N[0, 1] * slope) / N[0, 0]
w = np.array([intercept, slope])
print(f"factor {factor}, slope {slope}, intercept {intercept:.1f}")

# %% [markdown]
# The residual is what the line cannot explain.
# It stands at a right angle to both columns of A. If it did not, a
# change of w could still make it shorter.
# %%
fitted = A @ w
residual = y - fitted
print("fitted:  ", fitted)
print("residual:", residual)
print("A.T @ residual is zero:", np.allclose(A.T @ residual, 0))

# %% [markdown]
# Any other line does worse. We shift the slope a little to each side
# and look at the sum of squares: it is smallest in the middle.
# NumPy's own lstsq finds the same line.
# %%
shift = 0.1
for change in [-2 * shift, -shift, 0.0, shift, 2 * shift]:
    other = y - A @ (w + np.array([0.0, change]))
    print(f"slope {slope + change:.1f}: sum {(other ** 2).sum():.2f}")
best = np.linalg.lstsq(A, y, rcond=None)[0]
print("lstsq finds:", best)
