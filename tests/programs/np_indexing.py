import numpy as np

a = np.arange(24).reshape(4, 6)
print(a)
print(a[1], a[-1, -1], a[1:3, ::2], a[:, 0], a[::-1, 0], sep="\n")
print(a[[0, 2], [1, 3]], a[np.ix_([0, 2], [1, 3])], a[a % 5 == 0], sep="\n")
view = a[1:3, 2:4]
view[:] = -1
print(a)
b = a.copy()
b[0] = 100
print(a[0], b[0])
x = np.zeros((2, 3))
y = x.T
y[0] = 1
print(x)
c = np.arange(5)
c[[0, 0, 1]] += 1
np.add.at(c, [2, 2], 10)
print(c)
d = np.eye(3)
d[[0, 2]] = d[[2, 0]]
print(d)
e = np.arange(6).reshape(2, 3)[:, np.newaxis, :]
print(e.shape, e[..., 0], e.squeeze().shape)
mask = np.array([True, False, True])
f = np.array([1.5, 2.5, 3.5])
f[mask] = 0
f[~mask] *= 2
print(f, f.any(), f.nonzero())
g = np.arange(10)
g[2:5] = [20, 30, 40]
g[-3:] = 0
print(g, np.where(g > 5), np.where(g > 5, g, -g))
h = np.zeros((3, 3), int)
h[np.arange(3), [2, 0, 1]] = 7
h[1, :] += h[0, :]
print(h, h.trace(), np.diag(h), h.diagonal())
i, j = np.unravel_index(h.argmax(), h.shape)
print(i, j, np.take(h, [1, 2], axis=1), h.item(0, 2))
onehot = np.eye(4, dtype=int)[[0, 3, 1]]
print(onehot)
i, j = int(i), int(j)
try:
    a[10]
except IndexError as err:
    print(err)
try:
    a[:, 7]
except IndexError as err:
    print(err)
try:
    x[0, 0, 0]
except IndexError as err:
    print(err)
