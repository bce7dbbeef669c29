import numpy as np
import warnings

a = np.array([1.0, 0.0, -1.0])
with np.errstate(divide="ignore", invalid="ignore"):
    print(1 / a, np.log(a), np.sqrt(a), a / 0)
with np.errstate(all="raise"):
    try:
        np.array([1.0]) / np.array([0.0])
    except FloatingPointError as e:
        print("FloatingPointError:", e)
    try:
        np.exp(np.array([1000.0]))
    except FloatingPointError as e:
        print("FloatingPointError:", e)
old = np.seterr(all="ignore")
print(np.exp(1000.0), np.float64(1) / 0, np.array([0.0]) / 0, np.log(0.0))
np.seterr(**old)
safe = np.divide(1, a, out=np.zeros_like(a), where=a != 0)
print(safe)
print(np.nan_to_num(np.array([np.nan, np.inf, 1.0]), posinf=9.0), np.isfinite([1, np.inf]), np.nan == np.nan, np.isclose(0.1 + 0.2, 0.3))
warnings.filterwarnings("ignore")
print(np.array([1, 0]) // np.array([0, 1]), np.mean([]))

class Timer:
    def __enter__(self):
        print("enter")
        return self
    def __exit__(self, kind, value, trace):
        print("exit", kind.__name__ if kind else None)
        return kind is ZeroDivisionError

with Timer() as t:
    print("inside", isinstance(t, Timer))
with Timer():
    1 / 0
with Timer() as a1, Timer():
    pass
try:
    with Timer():
        raise KeyError("k")
except KeyError as e:
    print("caught", e)
old = None
