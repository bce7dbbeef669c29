# Title: Matrix multiplication in loops
# About: Three loops do what one @ does, and we count the steps.
# picture: image C
import numpy as np

# %% [markdown]
# Two small matrices of whole numbers, drawn at random.
# A has as many columns as B has rows. Otherwise there is no product.
# %%
rows = 2
inner = 3
cols = 4
seed = 5
np.random.seed(seed)
A = np.random.randint(0, 5, (rows, inner))
B = np.random.randint(0, 5, (inner, cols))
print("A =")
print(A)
print("B =")
print(B)

# %% [markdown]
# The first two loops choose a place in the result: row i, column j.
# The third walks along row i of A and down column j of B.
# It multiplies in pairs, and the sum grows in place (i, j).
# %%
def multiply(A, B):
    m, n = A.shape
    p = B.shape[1]
    C = np.zeros((m, p), dtype=int)
    for i in range(m):
        for j in range(p):
            for k in range(n):
                C[i, j] += A[i, k] * B[k, j]
            print(f"C[{i}, {j}] = {A[i]} times {B[:, j]}"
                  f" = {C[i, j]}")
    return C

C = multiply(A, B)
print("C =")
print(C)

# %% [markdown]
# The innermost line runs once for each row, column and pair.
# Doubling all three sizes would make eight times as many steps.
# %%
steps = rows * inner * cols
print("multiplications:", steps)
print("with all sizes doubled:", 2 * rows * 2 * inner * 2 * cols)

# %% [markdown]
# The order of the loops does not matter for the result.
# With the loop over k outside, each round adds a whole table: column k
# of A times row k of B. After the last round it is the same matrix.
# %%
layers = np.zeros((rows, cols), dtype=int)
for k in range(inner):
    layers += np.outer(A[:, k], B[k])
    print(f"after layer {k}:")
    print(layers)

# %% [markdown]
# NumPy does all of this with one sign.
# %%
print("A @ B =")
print(A @ B)
print("loops agree: ", np.array_equal(C, A @ B))
print("layers agree:", np.array_equal(layers, A @ B))
