import numpy as np

with open("table.txt") as f:
    header = f.readline().strip().split(",")
    rows = [line.strip().split(",") for line in f if line.strip()]
print(header, len(rows))
values = [[float(v) for v in row] for row in rows]
print(values[0], sum(r[1] for r in values))
table = np.loadtxt("table.txt", delimiter=",", skiprows=1)
print(table, table.shape, table.dtype)
x, y = table[:, :2].T
print(x, y.mean())
named = np.genfromtxt("table.txt", delimiter=",", skip_header=1)
print(np.array_equal(named, table))
saved = np.load("table.npy")
print(saved, saved.sum(axis=0))
names = open("names.txt").read().splitlines()
print(len(names), names[0], max(names, key=len), sorted(set(len(n) for n in names)))
text = open("names.txt", "r", encoding="utf-8").read()
print(len(text), text.count("a"), text[:9].replace("\n", "/"))
try:
    open("missing.txt")
except FileNotFoundError as e:
    print(e)
try:
    with open("nothing.csv") as f:
        data = f.read()
except OSError as e:
    data = None
    print("OSError", e.__class__.__name__)
del f
