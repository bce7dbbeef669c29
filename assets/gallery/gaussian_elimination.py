# Title: Gaussian elimination
# About: Solve three equations, clearing one column at a time.
# picture: image T
import numpy as np

# %% [markdown]
# We want three unknowns that satisfy three equations at once.
# Each row of the table T is one equation: three coefficients, and the
# right-hand side in the last column.
# %%
pivoting = True
A = np.array([[0.0, 4.0, 2.0],
              [2.0, 1.0, 4.0],
              [4.0, -2.0, 2.0]])
b = np.array([10.0, 17.0, 12.0])
T = np.column_stack([A, b])
n = len(b)
print("the equations:")
print(T)

# %% [markdown]
# Each round clears one column below the diagonal. The entry on the
# diagonal that we divide by is called the pivot. The first one would
# be 0, so we bring up the row with the largest entry, sign aside.
# %%
for col in range(n - 1):
    best = col + np.argmax(np.abs(T[col:, col]))
    if pivoting and best != col:
        T[[col, best]] = T[[best, col]]
        print("swap rows", col, "and", best)
    for row in range(col + 1, n):
        factor = T[row, col] / T[col, col]
        T[row] = T[row] - factor * T[col]
        print("row", row, "minus", factor, "times row", col)
    print(f"column {col} is done:")
    print(T)

# %% [markdown]
# Now the last row holds only one unknown, so we can find it at once.
# Going upwards, each row has just one unknown that we do not know yet.
# This is called back substitution.
# %%
x = np.zeros(n)
for row in range(n - 1, -1, -1):
    known = T[row, row + 1:n] @ x[row + 1:]
    x[row] = (T[row, n] - known) / T[row, row]
    print(f"x[{row}] = ({T[row, n]} - {known}) / {T[row, row]}"
          f" = {x[row]}")

# %% [markdown]
# A solution can always be checked: put it back into the equations.
# A @ x must give the right-hand sides that we started with.
# Try pivoting = False to see what division by zero does.
# %%
print("x     =", x)
print("A @ x =", A @ x)
print("b     =", b)
print("solved:", np.allclose(A @ x, b))
