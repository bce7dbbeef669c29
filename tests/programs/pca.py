import numpy as np

np.set_printoptions(precision=4, suppress=True)
np.random.seed(3)
n = 40
t = np.random.randn(n)
data = np.column_stack((t, 2 * t + 0.3 * np.random.randn(n), -t + 0.1 * np.random.randn(n)))

mean = data.mean(axis=0)
std = data.std(axis=0, ddof=1)
Z = (data - mean) / std
C = np.cov(Z, rowvar=False)
print("Covariance matrix:\n", C)
eigenvalues, eigenvectors = np.linalg.eigh(C)
order = eigenvalues.argsort()[::-1]
eigenvalues = eigenvalues[order]
print("Eigenvalues:", eigenvalues)
explained = eigenvalues / eigenvalues.sum()
for i, (value, cumulative) in enumerate(zip(explained, np.cumsum(explained))):
    print(f"PC{i + 1}: {value:6.2%} (cumulative {cumulative:7.2%})")
V = np.abs(eigenvectors[:, order])
print(V[:, 0])
first = Z @ eigenvectors[:, order[0]]
variance = float(first.var(ddof=1))
print(abs(variance - eigenvalues[0]) < 1e-10)
del eigenvectors, first
