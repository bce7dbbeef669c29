import numpy as np

def gram_schmidt(A):
    m, n = A.shape
    Q = np.zeros((m, n))
    R = np.zeros((n, n))
    for j in range(n):
        v = A[:, j].astype(float)
        for i in range(j):
            R[i, j] = Q[:, i] @ A[:, j]
            v -= R[i, j] * Q[:, i]
        R[j, j] = np.linalg.norm(v)
        Q[:, j] = v / R[j, j]
    return Q, R

A = np.array([[1, 1, 0], [1, 0, 1], [0, 1, 1]])
Q, R = gram_schmidt(A)
print(Q)
print(R)
print(np.allclose(Q @ R, A), np.allclose(Q.T @ Q, np.identity(3)))
q, r = np.linalg.qr(A)
print(np.allclose(np.abs(q), np.abs(Q)), np.allclose(np.abs(r), np.abs(R)))
del q, r
