# Title: Jacobi rotations and the SVD
# About: Rotate a matrix until it is diagonal, and read off its SVD.
# picture: image S
import numpy as np

np.set_printoptions(precision=3, suppress=True)

# %% [markdown]
# We want the singular values of A. They are the square roots of the
# eigenvalues of A.T @ A, which is a symmetric matrix.
# %%
rotations = 8
A = np.array([[2.0, 0.0, 1.0],
              [0.0, 2.0, 1.0],
              [1.0, 1.0, 0.0],
              [1.0, 0.0, 3.0]])
S = A.T @ A
V = np.eye(3)
print("A.T @ A =")
print(S)

# %% [markdown]
# A rotation mixes two axes, p and q, and leaves the others alone.
# We choose its angle so that the entry (p, q) becomes zero.
# S stays symmetric and keeps its eigenvalues.
# %%
def rotation(M, p, q):
    angle = 0.5 * np.arctan2(2 * M[p, q], M[q, q] - M[p, p])
    c, s = np.cos(angle), np.sin(angle)
    J = np.eye(len(M))
    J[p, p], J[p, q] = c, s
    J[q, p], J[q, q] = -s, c
    return J

# %% [markdown]
# Each round looks for the largest entry above the diagonal and rotates
# it away. The entries made zero before come back a little, but
# together they get smaller and smaller. V collects all the rotations.
# %%
for k in range(rotations):
    upper = np.abs(np.triu(S, 1))
    p, q = np.unravel_index(np.argmax(upper), upper.shape)
    if upper[p, q] < 1e-9:
        print("nothing is left to rotate away")
        break
    J = rotation(S, p, q)
    S = J.T @ S @ J
    V = V @ J
    left = np.abs(np.triu(S, 1)).max()
    print(f"round {k + 1}: axes {p} and {q}, largest left {left:.8f}")

# %% [markdown]
# The diagonal now holds the eigenvalues. We put the largest first.
# A times a column of V, divided by its singular value, gives the
# matching column of U.
# %%
values = np.diag(S)
order = np.argsort(-values)
V = V[:, order]
sigma = np.sqrt(values[order])
U = A @ V / sigma
print("singular values:", sigma)
print("U =")
print(U)
print("V =")
print(V)

# %% [markdown]
# Three checks: the columns of U are perpendicular and of length 1, the
# three factors give A again, and NumPy finds the same singular values.
# %%
print("U.T @ U is I:", np.allclose(U.T @ U, np.eye(3)))
print("U S V.T is A:", np.allclose((U * sigma) @ V.T, A))
print("NumPy finds: ", np.linalg.svd(A, compute_uv=False))
