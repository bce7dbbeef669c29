import numpy as np
rng = np.random.default_rng(42)
print(rng.integers(0, 10, 5), rng.integers(5), rng.random(3), rng.random(), rng.normal(), rng.normal(5, 2, (2, 2)), rng.standard_normal(3))
print(rng.uniform(-1, 1, 3), rng.choice([1, 2, 3, 4], 3), rng.choice(5, 3, replace=False), rng.choice(["a", "b"], 4, p=[0.9, 0.1]), rng.permutation(5))
a = np.arange(6)
rng.shuffle(a)
print(a, rng.integers(1, 7, size=(2, 3), endpoint=True), rng.exponential(2.0, 2), rng.poisson(3, 4), rng.binomial(10, 0.5, 3), rng.permutation(np.eye(3)))
print(rng.beta(2, 3), rng.gamma(2.0), rng.multivariate_normal([0, 0], [[1, 0.5], [0.5, 1]]), rng.multinomial(5, [0.2, 0.8]), rng.geometric(0.3), rng.dirichlet([1, 2]))
print(rng.bytes(3) if False else "", rng.lognormal(), rng.laplace(), rng.triangular(0, 1, 2), rng.standard_t(5), rng.chisquare(3), rng.logistic(), rng.gumbel(), rng.weibull(2), rng.rayleigh(), rng.integers(2**40))
A = rng.random((3, 4)); B = rng.random((4, 2)); v = rng.random(4); T = rng.random((2, 3, 4))
print(np.einsum("ij,jk->ik", A, B).round(4), np.einsum("ij->ji", A).shape, np.einsum("ii", np.eye(3)), np.einsum("ij,j", A, v).round(4), np.einsum("i,i->", v, v).round(4))
print(np.einsum("bij,bkj->bik", T, T).round(3), np.einsum("ij->", A).round(4), np.einsum("ij->j", A).round(4), np.einsum("i,j->ij", v[:2], v[:2]).round(4), np.einsum("...ij,...j->...i", T, v).round(3), np.einsum("ii->i", np.arange(9).reshape(3, 3)))
X = np.c_[np.ones(5), np.arange(5.0)]
yv = np.array([1, 3.1, 4.9, 7.2, 9.0])
coef, res, rank, sv = np.linalg.lstsq(X, yv, rcond=None)
print(coef, res, rank, sv)
with np.errstate(divide="ignore", invalid="ignore"):
    print(np.array([1.0, 0.0, -1.0]) / 0, np.log([0.0, 1.0]))
old = np.seterr(all="ignore")
print(old, np.sqrt([-1.0]))
np.seterr(**old)
try:
    with np.errstate(all="raise"):
        np.exp(np.array([1000.0]))
except FloatingPointError as e:
    print(e)
def softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
print(softmax(np.array([[1.0, 2, 3], [1, 1, 1]])))
def one_hot(labels, k):
    out = np.zeros((labels.size, k), dtype=int)
    out[np.arange(labels.size), labels] = 1
    return out
print(one_hot(np.array([0, 2, 1]), 3), np.eye(3, dtype=int)[[2, 0]])
x = np.array([3, 1, 2])
print(np.sort(x)[::-1], np.argsort(-x), x[x > 1], np.where(x > 1, x, 0), np.where(x > 1), (x > 1).sum(), np.unique([1, 2, 2, 3], return_counts=True), np.clip(x, 1, 2))
m = np.arange(12).reshape(3, 4)
print(m[1], m[:, 1], m[1:, ::2], m[-1, -1], m[[0, 2]], m[m % 2 == 0], m[..., 0], m[:, [0, -1]], m.T.shape, m.sum(0), m.mean(axis=1), m.max(), m.argmax(), np.unravel_index(m.argmax(), m.shape))
m[0] = 0; m[:, 1] += 10; m[m > 10] = -1
print(m, np.vstack([m[0], m[1]]), np.hstack([m[:, :1], m[:, :1]]), np.concatenate([m, m], axis=1).shape, np.stack([x, x]).shape, np.split(np.arange(6), 3))
print(np.mean([1, 2, 3]), np.std([1, 2, 3, 4]), np.var([1, 2, 3], ddof=1), np.median([3, 1, 2]), np.percentile([1, 2, 3, 4], 75), np.corrcoef([1, 2, 3], [1, 2, 4]), np.cov([1, 2, 3], [1, 2, 4]))
print(np.allclose([1.0], [1.0 + 1e-9]), np.array_equal([1, 2], [1, 2]), np.isnan([1, np.nan]), np.nan_to_num([np.nan, np.inf, 1.0]), np.linspace(0, 1, 5), np.arange(0, 1, 0.25), np.full((2, 2), 7), np.zeros(3, dtype=int), np.ones((2, 1)))
print(np.dot([1, 2], [3, 4]), np.cross([1, 0, 0], [0, 1, 0]), np.outer([1, 2], [3, 4]), np.linalg.norm([3, 4]), np.linalg.inv([[2.0, 0], [0, 4]]), np.linalg.det([[1.0, 2], [3, 4]]), np.linalg.solve([[2.0, 1], [1, 3]], [3, 5]))
print(np.linalg.eig(np.array([[2.0, 0], [0, 3]])))
print(np.linalg.svd(np.array([[3.0, 0], [0, 4]])).S, np.meshgrid([1, 2], [3, 4]), np.tile([1, 2], 2), np.repeat([1, 2], 2), np.flip([1, 2, 3]), np.roll([1, 2, 3], 1), np.diff([1, 4, 9]), np.cumsum([1, 2, 3]), np.prod([1, 2, 3]))
print(x.astype(float), x.astype(str), np.array(["1", "2"]).astype(int), np.array([1.7, -1.7]).astype(int), x.dtype, x.tolist(), x.ndim, x.size, x.nbytes, np.array([1, 2.5]).dtype, np.array([True]).dtype, np.array(["a"]).dtype)
for row in m:
    print(" ".join(f"{v:4d}" for v in row))
print(f"{np.float64(3.14159):.2f} {np.mean([1, 2]):.1f} {x[0]:03d} {np.int64(5)} {np.float32(0.1)} {x} {x.mean()!r}")
print(np.int64(7) // 2, np.float64(1) / 3, type(x[0]), type(x.sum()).__name__, int(x[0]) / 2, x[0] ** 2, -x, ~np.array([True]), x @ x, abs(-x), divmod(np.int64(7), 2), x % 2 == 0, round(np.float64(2.567), 2), np.floor(2.7), max(x), sum(x), len(x), list(x), sorted(x), 3 in x, bool(x.any()))
print(np.random.RandomState(0).randn(2), np.random.RandomState(1).rand(2))
np.random.seed(0)
print(np.random.randn(2, 2), np.random.randint(0, 10, 5), np.random.choice(3, 4), np.random.permutation(4), np.random.normal(0, 1, 2), np.random.uniform(size=2))
