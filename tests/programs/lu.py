import numpy as np

def lu_decomposition(A):
    n = len(A)
    L = np.eye(n)
    U = A.astype(float).copy()
    P = np.eye(n)
    for k in range(n - 1):
        p = k + np.argmax(np.abs(U[k:, k]))
        if p != k:
            U[[k, p]] = U[[p, k]]
            P[[k, p]] = P[[p, k]]
            L[[k, p], :k] = L[[p, k], :k]
        for i in range(k + 1, n):
            L[i, k] = U[i, k] / U[k, k]
            U[i, k:] -= L[i, k] * U[k, k:]
    return P, L, U

def forward(L, b):
    y = np.zeros_like(b)
    for i in range(len(b)):
        y[i] = b[i] - L[i, :i] @ y[:i]
    return y

def back(U, y):
    x = np.zeros_like(y)
    for i in reversed(range(len(y))):
        x[i] = (y[i] - U[i, i+1:] @ x[i+1:]) / U[i, i]
    return x

A = np.array([[2, 1, 1, 0], [4, 3, 3, 1], [8, 7, 9, 5], [6, 7, 9, 8]])
b = np.array([1., 2, 3, 4])
P, L, U = lu_decomposition(A)
print("L =\n", L, "\nU =\n", U, sep="")
x = back(U, forward(L, P @ b))
print("x =", x)
print("residual:", np.linalg.norm(A @ x - b) < 1e-10)
det = np.prod(np.diag(U)) * np.linalg.det(P)
print("det: %.1f %.1f" % (det, np.linalg.det(A)))
del det
