import numpy as np

params = [np.ones(2), np.zeros((2, 2))]
moments = [np.zeros_like(p) for p in params]
grads = [np.array([1.0, 2.0]), np.eye(2)]
for p, m, g in zip(params, moments, grads):
    m += g
    p -= 0.1 * m
print(params, moments)
X = np.arange(6.0).reshape(3, 2)
Y = X
X -= X.mean(0)
print(Y, X is Y)
X = X * 2
print(Y)
d = np.array([-10.0, 3, 10])
np.clip(d, -5, 5, out=d)
print(d)
a = b = []
a.append(1)
print(b, a is b)
nabla = [0, 1, 2]
nabla[-1] += 1
print(nabla)
xs = {t: np.zeros((2, 2)) for t in range(2)}
xs[1][0] = 1
xs[0][1, 1] += 5
print(xs)
row = X[0]
row[:] = 9
print(X)
def change(z):
    z[0] = 42
    z = z + 1
    return z
v = np.zeros(2)
w = change(v)
print(v, w)
t = (1, [2, 3])
t[1].append(4)
print(t)
import copy
deep, shallow = copy.deepcopy(t), copy.copy(t[1])
t[1].append(5)
print(deep, shallow, t)
k = np.arange(4)
k[1:] = k[:-1]
print(k)
m = np.arange(4).reshape(2, 2)
n = m.reshape(4)
n[0] = 100
print(m[0, 0], m.base is None or True, np.shares_memory(m, n) if hasattr(np, "shares_memory") else True)
c = m.flatten()
c[0] = -1
print(m[0, 0])
l1 = [1, 2, 3]
l2 = l1[:]
l2 += [4]
l1 *= 2
print(l1, l2, l1 == l2)
s = "abc"
u = s
s += "d"
print(s, u)
