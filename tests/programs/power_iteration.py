import numpy as np

def power_iteration(A, num_simulations: int):
    b_k = np.ones(A.shape[1])
    for _ in range(num_simulations):
        b_k1 = np.dot(A, b_k)
        b_k = b_k1 / np.linalg.norm(b_k1)
    return b_k, b_k @ A @ b_k / (b_k @ b_k)

A = np.array([[4., 1, 0], [1, 3, 1], [0, 1, 2]])
vector, value = power_iteration(A, 60)
print(f"{value:.8f}")
print(np.allclose(A @ vector, value * vector))
# deflation
B = A - value * np.outer(vector, vector)
vector2, value2 = power_iteration(B, 120)
print(f"{value2:.6f}")
values = np.linalg.eigvalsh(A)[::-1]
print(values.round(6))
# PageRank
links = {0: [1, 2], 1: [2], 2: [0], 3: [0, 2]}
n = 4
M = np.zeros((n, n))
for page, outs in links.items():
    for o in outs:
        M[o, page] = 1 / len(outs)
rank = np.full(n, 1 / n)
d = 0.85
for i in range(50):
    new = (1 - d) / n + d * M @ rank
    if np.abs(new - rank).max() < 1e-10:
        break
    rank = new
print(i, rank, rank.sum())
