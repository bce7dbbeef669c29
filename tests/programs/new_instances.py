class P:
    def __new__(cls, x):
        self = super().__new__(cls)
        self.y = x
        return self
print(P(3).y)
class T(tuple):
    def __new__(cls, *items):
        return super().__new__(cls, items)
t = T(1, 2); print(t, len(t), t[0])
class F(float):
    def __new__(cls, v): return float.__new__(cls, v * 2)
print(F(2) + 1)
class Single:
    _one = None
    def __new__(cls):
        if cls._one is None: cls._one = object.__new__(cls)
        return cls._one
print(Single() is Single())
class N(int): pass
print(N(1) == 1, 1 == N(1), {N(1): 2}[1], {1: 3}[N(1)])
from enum import IntEnum, Enum
class L(IntEnum):
    A = 1
print(L.A == 1, 1 == L.A)
print({1: 5}[L.A])
print({L.A: 5}[L.A])
print({L.A: 5}[1])
