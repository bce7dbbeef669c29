import math

class Vector:
    def __init__(self, *components):
        self.components = tuple(components)

    def __repr__(self):
        return "Vector(" + ", ".join(map(repr, self.components)) + ")"

    def __str__(self):
        return f"<{', '.join(f'{c:g}' for c in self)}>"

    def __iter__(self):
        return iter(self.components)

    def __len__(self):
        return len(self.components)

    def __getitem__(self, i):
        if isinstance(i, slice):
            return Vector(*self.components[i])
        return self.components[i]

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(*(a + b for a, b in zip(self, other)))

    def __mul__(self, k):
        return Vector(*(k * c for c in self))

    __rmul__ = __mul__

    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self, other))

    def __abs__(self):
        return math.hypot(*self)

    def __bool__(self):
        return any(self.components)

    def __eq__(self, other):
        return isinstance(other, Vector) and self.components == other.components

    def __hash__(self):
        return hash(self.components)

    def __contains__(self, x):
        return x in self.components

    def __format__(self, spec):
        return "(" + ", ".join(format(c, spec) for c in self) + ")"

    def __neg__(self):
        return self * -1

v, w = Vector(3, 4), Vector(1, -2)
print(v, repr(w), v + w, 2 * v, v * 0.5, v @ w, abs(v), -v)
print(bool(Vector(0, 0)), v == Vector(3, 4), {v: "v"}[Vector(3, 4)], 4 in v, len(v))
print(v[0], v[-1:], list(v), [*v, *w], f"{v:.2f}")
x, y = v
try:
    v + 1
except TypeError as e:
    print(e)
try:
    v < w
except TypeError as e:
    print(e)

class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]

    @classmethod
    def identity(cls, n):
        return cls([[int(i == j) for j in range(n)] for i in range(n)])

    @property
    def T(self):
        return Matrix(zip(*self.rows))

    def __matmul__(self, other):
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*other.rows)] for r in self.rows])

    def __pow__(self, n):
        result = Matrix.identity(len(self.rows))
        for _ in range(n):
            result = result @ self
        return result

    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]

    def __setitem__(self, ij, value):
        i, j = ij
        self.rows[i][j] = value

    def __str__(self):
        return "\n".join(" ".join(f"{x:>4}" for x in row) for row in self.rows)

F = Matrix([[1, 1], [1, 0]])
print(F ** 30)
F[0, 0] = 7
print(F.T, F[0, 0], sep="\n")
