import time
import numpy as np

np.random.seed(42)
n = 20
A = np.random.randn(n, n)
B = np.random.randn(n, n)

def matmul_loop(A, B):
    m, k = A.shape
    k2, p = B.shape
    assert k == k2, "inner dimensions"
    C = np.zeros((m, p))
    for i in range(m):
        for j in range(p):
            for l in range(k):
                C[i, j] += A[i, l] * B[l, j]
    return C

start = time.time()
C_loop = matmul_loop(A, B)
loop_time = time.time() - start
start = time.time()
C_vec = A @ B
vec_time = time.time() - start
print("match:", np.allclose(C_loop, C_vec))
print("times are not negative:", loop_time >= 0 and vec_time >= 0)
del loop_time, vec_time, start, C_loop, C_vec
lists = [[float(i * j % 7) for j in range(12)] for i in range(12)]
def matmul_lists(a, b):
    return [[sum(a[i][k] * b[k][j] for k in range(len(b))) for j in range(len(b[0]))] for i in range(len(a))]
product = matmul_lists(lists, lists)
print(product[5], sum(map(sum, product)))
