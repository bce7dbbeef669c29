import numpy as np
from numpy import linalg as LA
from numpy.linalg import inv, norm

A = np.array([[4.0, 2.0, 0.6], [2.0, 5.0, 1.0], [0.6, 1.0, 3.0]])
b = np.array([1.0, 2.0, 3.0])
x = LA.solve(A, b)
print(x, np.allclose(A @ x, b), LA.det(A).round(6), LA.matrix_rank(A), round(float(LA.cond(A)), 6))
print(inv(A), (inv(A) @ A).round(10) + 0.0, sep="\n")
L = LA.cholesky(A)
print(L, np.allclose(L @ L.T, A))
w, v = LA.eigh(A)
print(w, np.allclose(v @ np.diag(w) @ v.T, A))
U, s, Vt = LA.svd(np.array([[1.0, 2], [3, 4], [5, 6]]), full_matrices=False)
print(s, np.allclose((U * s) @ Vt, [[1, 2], [3, 4], [5, 6]]))
print(norm(b), norm(b, 1), norm(b, np.inf), norm(A), norm(A, axis=1), LA.pinv(A).shape, np.trace(A))
print(np.dot(b, b), np.outer(b, b), np.cross([1, 0, 0], [0, 1, 0]), np.kron([1, 2], [1, 1]), np.einsum("ij,j->i", A, b), np.inner(b, b), np.vdot(b, b), sep="\n")
print(LA.matrix_power(np.array([[1, 1], [1, 0]]), 10), np.tensordot(A, A), LA.slogdet(A))
coef, residuals, rank, sv = LA.lstsq(np.c_[np.ones(4), [0, 1, 2, 3]], np.array([-1, 0.2, 0.9, 2.1]), rcond=None)
print(coef, residuals, rank)
try:
    LA.inv(np.ones((2, 2)))
except LA.LinAlgError as e:
    print("LinAlgError:", e)
try:
    LA.solve(np.ones((2, 3)), [1, 2])
except np.linalg.LinAlgError as e:
    print("LinAlgError:", e)
try:
    LA.cholesky(-np.eye(2))
except LA.LinAlgError as e:
    print(e)
R = np.array([[0, -1], [1, 0]])
eigenvalues = LA.eigvals(R)
print(np.sort_complex(eigenvalues) if hasattr(np, "sort_complex") else eigenvalues)
del U, v, Vt, eigenvalues
