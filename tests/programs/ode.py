import numpy as np

def euler(f, y0, t):
    y = np.zeros((len(t), len(y0)))
    y[0] = y0
    for i in range(1, len(t)):
        y[i] = y[i-1] + (t[i] - t[i-1]) * f(y[i-1], t[i-1])
    return y

def rk4(f, y0, t):
    y = np.empty((t.size, len(y0)))
    y[0] = y0
    for i in range(t.size - 1):
        h = t[i + 1] - t[i]
        k1 = f(y[i], t[i])
        k2 = f(y[i] + h / 2 * k1, t[i] + h / 2)
        k3 = f(y[i] + h / 2 * k2, t[i] + h / 2)
        k4 = f(y[i] + h * k3, t[i] + h)
        y[i + 1] = y[i] + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    return y

def pendulum(y, t, b=0.25, c=5.0):
    theta, omega = y
    return np.array([omega, -b * omega - c * np.sin(theta)])

t = np.linspace(0, 2, 41)
e = euler(pendulum, [np.pi - 0.1, 0.0], t)
r = rk4(pendulum, [np.pi - 0.1, 0.0], t)
print("      t     euler       rk4")
for k in range(0, 41, 10):
    print(f"{t[k]:7.2f} {e[k, 0]:9.5f} {r[k, 0]:9.5f}")
difference = np.abs(e - r).max()
print(f"{difference = :.4f}")
# Lotka-Volterra
def predator_prey(z, _):
    x, y = z
    return np.array([1.1 * x - 0.4 * x * y, 0.1 * x * y - 0.4 * y])
z = rk4(predator_prey, [10.0, 5.0], np.arange(0, 5, 0.1))
print(z[::10].round(3))
print(z.shape, z.min() > 0)
