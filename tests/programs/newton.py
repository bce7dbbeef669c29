import math

def newton(f, df, x0, tol=1e-12, max_iter=50):
    """Newton's method; returns the root and the trail."""
    trail = [x0]
    for _ in range(max_iter):
        x1 = x0 - f(x0) / df(x0)
        trail.append(x1)
        if abs(x1 - x0) < tol:
            return x1, trail
        x0 = x1
    raise RuntimeError("no convergence")

root, trail = newton(lambda x: x**2 - 2, lambda x: 2 * x, 1.0)
for k, x in enumerate(trail):
    print(f"{k}: {x:.15f}  error {abs(x - math.sqrt(2)):.1e}")

def bisect(f, a, b, eps=1e-6):
    n = 0
    while (b - a) / 2 > eps:
        c = (a + b) / 2
        if f(c) == 0:
            return c, n
        elif f(a) * f(c) < 0:
            b = c
        else:
            a = c
        n += 1
    return (a + b) / 2, n

r, steps = bisect(lambda x: math.cos(x) - x, 0, 1)
print(round(r, 6), steps)
try:
    newton(lambda x: x**2 + 1, lambda x: 2 * x, 0.5, max_iter=10)
except RuntimeError as e:
    print("error:", e)
try:
    newton(lambda x: x**2 + 1, lambda x: 2 * x, 0)
except ZeroDivisionError as e:
    print(type(e).__name__, e)
