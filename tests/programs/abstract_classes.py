from abc import ABCMeta, abstractmethod
class S(metaclass=ABCMeta):
    @abstractmethod
    def area(self): pass
    @property
    @abstractmethod
    def name(self): pass
class Q(S):
    def area(self): return 4
    name = "q"
print(Q().area(), Q().name)
try: S()
except TypeError as e: print(e)
import numpy as np
x = np.array([[1, 2], [3, 4]])
for name in ["sum", "mean", "max"]: print(name, getattr(np, name)(x), getattr(x, name)(axis=0))
print({k: f(2.0) for k, f in {"sin": np.sin, "exp": np.exp}.items()}, list(map(np.sqrt, [1, 4])), np.sqrt.__name__)
funcs = [np.sin, np.cos, lambda t: t ** 2]
print([round(float(f(1.0)), 4) for f in funcs])
def numerical_gradient(f, x, h=1e-5):
    grad = np.zeros_like(x)
    it = np.nditer(x, flags=["multi_index"], op_flags=["readwrite"])
    while not it.finished:
        ix = it.multi_index
        old = x[ix]
        x[ix] = old + h; fp = f(x)
        x[ix] = old - h; fm = f(x)
        x[ix] = old
        grad[ix] = (fp - fm) / (2 * h)
        it.iternext()
    return grad
print(numerical_gradient(lambda w: (w ** 2).sum(), np.array([[1.0, 2.0], [3.0, 4.0]])).round(4))
