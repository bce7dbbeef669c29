import numpy as np
W = {"w": np.ones((2, 2)), "b": np.zeros(2)}
for k, v in W.items(): print(f"{k:>4} {v.shape!s:<8} {v.dtype} {v.size:5d} {v.mean():.3f}")
params = sum(p.size for p in W.values()); print(f"{params:,} parameters")
h = np.histogram(np.array([1, 2, 2, 3, 3, 3]), bins=3)
for n, lo, hi in zip(h[0], h[1][:-1], h[1][1:]): print(f"[{lo:.2f}, {hi:.2f}) {'#' * n}")
g = np.zeros((5, 5), dtype=int); g[1:4, 2] = 1
def life(g):
    n = sum(np.roll(np.roll(g, i, 0), j, 1) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0))
    return ((n == 3) | ((g == 1) & (n == 2))).astype(int)
print(*["".join(".#"[c] for c in r) for r in life(g)], sep="\n")
def sieve(n):
    p = np.ones(n + 1, bool); p[:2] = False
    for i in range(2, int(n ** 0.5) + 1):
        if p[i]: p[i * i::i] = False
    return np.flatnonzero(p)
print(sieve(30), np.where(sieve(10) == 7)[0][0])
dates = np.array(["2024-01-02", "2023-05-06"]); print(np.sort(dates), [str(d).split("-")[0] for d in dates])
theta = np.linspace(0, 2 * np.pi, 4); R = np.array([[np.cos(np.pi / 2), -np.sin(np.pi / 2)], [np.sin(np.pi / 2), np.cos(np.pi / 2)]]); print(R.round(2), (R @ [1, 0]).round(2), np.degrees(theta).round(1))
print(np.allclose(np.eye(2) @ R, R), (R > 0).any(axis=1), ~(R > 0), np.logical_and(R > 0, R < 1), np.argwhere(R > 0.5), np.max(np.abs(R)), np.array_equal(R, R.copy()))
a = np.array([[3, 1], [2, 5]]); a.sort(axis=0); print(a, np.lexsort(([1, 0], [2, 2])), np.partition([3, 1, 2], 1)[1], np.argpartition([3, 1, 2], 1)[0])
y_true, y_pred = np.array([0, 1, 1, 0]), np.array([0.1, 0.8, 0.4, 0.3])
tp = ((y_pred > 0.5) & (y_true == 1)).sum(); print(tp, f"{tp / y_true.sum():.0%}", -np.mean(y_true * np.log(y_pred) + (1 - y_true) * np.log(1 - y_pred)))
out = np.empty(3); np.multiply([1, 2, 3], 2, out=out); print(out, np.add(1, 2, dtype=float), np.sum([[1, 2], [3, 4]], axis=0, keepdims=True), np.add([1, 2], 1, where=[True, False], out=np.zeros(2)))
print(np.random.default_rng(0).integers(0, 255, (2, 2), dtype=np.uint8), np.float32(1) / 3, np.arange(3, dtype=np.float32), np.int64(10) / 4, np.array([1, 2, 3]) / 2, np.array([7]) // 2, np.array([2]) ** 3, np.array([2.0]) ** -1)
