import numpy as np

# np.vectorize
def grade(score, limit=50):
    if score >= 90:
        return "A"
    return "B" if score >= limit else "F"
g = np.vectorize(grade)
print(g([95, 70, 30]), g([95, 70, 30], 80), g(np.array([[95, 20], [60, 91]]), limit=10))
@np.vectorize
def relu(x):
    return x if x > 0 else 0.0
print(relu([[-1.5, 2.0], [3.0, -4.0]]), relu(3.0), repr(relu(-2.0)))
addsub = np.vectorize(lambda a, b: (a + b, a - b))
s, d = addsub([1, 2, 3], 10)
print(s, d, s.dtype)
half = np.vectorize(lambda x: x / 2, otypes=[float])
print(half([1, 2, 3]), half(np.zeros((0,))))
truncates = np.vectorize(lambda x: 0 if x < 1 else 0.5)
print(truncates([0, 1, 2]))
try:
    np.vectorize(abs)([])
except ValueError as e:
    print("ValueError:", e)
step = np.vectorize(lambda x, table: table[x], excluded=[1])
print(step([0, 1, 2], [10, 20, 30]))
poly = np.vectorize(lambda p, x: sum(c * x ** i for i, c in enumerate(p)), excluded=["p"])
print(poly(p=[1, 2, 3], x=[0, 1, 2]))

# along an axis
a = np.arange(12.0).reshape(3, 4)
print(np.apply_along_axis(np.sum, 0, a), np.apply_along_axis(np.sum, 1, a))
print(np.apply_along_axis(lambda v: v / v.max(), 1, a))
print(np.apply_along_axis(lambda v: [v.min(), v.max()], 0, a))
print(np.apply_along_axis(sorted, 1, -a))
print(np.apply_along_axis(np.diag, -1, a[:2, :2]).shape)
b = np.arange(24).reshape(2, 3, 4)
print(np.apply_along_axis(lambda v: v[::-1][:2], 1, b).shape, np.apply_over_axes(np.sum, b, [0, 2]))
try:
    np.apply_along_axis(np.sum, 2, a)
except Exception as e:
    print(type(e).__name__, e)

# functions of places
print(np.fromfunction(lambda i, j: i == j, (3, 3), dtype=int))
print(np.fromfunction(lambda i, j: i + j, (2, 3)))
print(np.fromiter((x * x for x in range(5)), dtype=float), np.fromiter(range(9), int, count=3))
print(np.piecewise(np.linspace(-2, 2, 5), [np.linspace(-2, 2, 5) < 0, np.linspace(-2, 2, 5) >= 0], [-1, lambda x: x * 10]))

# places one by one
for index in np.ndindex(2, 2):
    print(index, end=" ")
print(list(np.ndindex((2, 1))), list(np.ndindex()))
for index, x in np.ndenumerate(np.array([[1.5, 2], [3, 4]])):
    print(index, x, end="; ")
print()
it = np.nditer(np.arange(6).reshape(2, 3), flags=["multi_index"])
while not it.finished:
    print(it[0], it.multi_index, end=" ")
    it.iternext()
print()
w = np.arange(4.0).reshape(2, 2)
with np.nditer(w, op_flags=["readwrite"]) as it:
    for x in it:
        x[...] = 2 * x
print(w, [int(x) for x in np.nditer(np.arange(4).reshape(2, 2).T)])
for x, y in np.nditer([np.arange(3), 10]):
    print(x, y, x + y, end="; ")
print()

# own ways to print
np.set_printoptions(formatter={"float": lambda x: f"{x:.1f}"})
print(np.array([1.25, -3, 100]), np.array([1, 2]), [np.array([0.5])])
print(repr(np.array([[1, 2.0], [3, 4]])), f"{np.array([1/3])}", "%s" % np.array([2/3]))
np.set_printoptions(formatter=None)
print(np.array([1.25, -3, 100]))
with np.printoptions(formatter={"int_kind": lambda x: f"<{x}>", "bool": lambda b: "Y" if b else "n"}):
    print(np.arange(5), np.arange(3) > 1)
print(np.array2string(np.array([1.5, 2.5]), formatter={"float_kind": "{:8.3f}".format}, separator=", "))
print(np.array2string(np.arange(30.0), formatter={"all": lambda x: "%d" % x}, max_line_width=30))
with np.printoptions(precision=2, sign="+", floatmode="fixed", nanstr="--"):
    print(np.array([1, np.nan, -2.5]))
    print(np.get_printoptions()["precision"])
print(np.array([1, np.nan, -2.5]), np.get_printoptions()["precision"])

# whose cells they are
x = np.arange(6)
y = x.reshape(2, 3)
print(y.base is x, y[0].base is x, x.base, y.T.base is x, x[[0, 1]].base, x.copy().base, np.asarray(x) is x, np.array(x) is x)
print(y.flags.c_contiguous, y.T.flags.f_contiguous, y.T.flags["C_CONTIGUOUS"], y.flags.owndata, x.flags["OWNDATA"])
print(x.flags)
print(np.issubdtype(x.dtype, np.integer), np.issubdtype(np.float32, np.floating), np.issubdtype(float, np.number), isinstance(x[0], np.integer))
print(np.linalg.slogdet(np.eye(2)), np.linalg.eigh(np.diag([1.0, 2.0])).eigenvalues)
print(np.s_[1:3], np.index_exp[2], y[np.s_[:, 1]])
