# Title: Gram-Schmidt and QR
# About: Make the columns of a matrix perpendicular, of length one.
# picture: plane a b q1 q2
import numpy as np

np.set_printoptions(precision=3, suppress=True)

# %% [markdown]
# We begin in the plane, with two vectors, a and b.
# Dividing a by its length gives q1, which has length 1.
# The number q1 @ b says how far b reaches in the direction of q1.
# %%
across = 1.0
up = 7.0
a = np.array([4.0, 3.0])
b = np.array([across, up])
q1 = a / np.linalg.norm(a)
shadow = (q1 @ b) * q1
print("q1 =", q1)
print("part of b along q1:", shadow)

# %% [markdown]
# We take that part away from b. What is left stands at a right angle
# to q1. We bring it to length 1 too, and call it q2.
# Try across = 7.0 and up = 1.0: then q2 points the other way.
# %%
rest = b - shadow
q2 = rest / np.linalg.norm(rest)
print("what is left of b:", rest)
print("q2 =", q2)

# %% [markdown]
# The same works with more columns.
# Here each round of the outer loop takes one column of A.
# The inner loop removes what the earlier columns already cover, and
# writes down in R how much that was.
# %%
A = np.array([[1.0, 3.0, 6.0],
              [1.0, 1.0, 4.0],
              [1.0, 3.0, 2.0],
              [1.0, 1.0, 0.0]])
m, n = A.shape
Q = np.zeros((m, n))
R = np.zeros((n, n))
for j in range(n):
    v = A[:, j].copy()
    for i in range(j):
        R[i, j] = Q[:, i] @ v
        v = v - R[i, j] * Q[:, i]
    R[j, j] = np.linalg.norm(v)
    Q[:, j] = v / R[j, j]
    print(f"column {j}: left {v}, length {R[j, j]}")

# %% [markdown]
# Entry (i, j) of Q.T @ Q is column i of Q times column j.
# Ones on the diagonal mean length 1, and zeros elsewhere mean right
# angles. And Q @ R gives back the matrix A: nothing was lost.
# %%
print("Q =")
print(Q)
print("R =")
print(R)
print("Q.T @ Q =")
print(Q.T @ Q)
print("Q @ R is A:", np.allclose(Q @ R, A))
