pi = 3.141592653589793
e = 2.718281828459045
tau = 6.283185307179586
inf = float('inf')
nan = float('nan')
def sumprod(p, q):
    return sum([a * b for a, b in zip(p, q)])
def fma(x, y, z):
    return x * y + z
