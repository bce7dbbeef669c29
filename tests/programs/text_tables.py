import io
import numpy as np

plain = "1 2 3\n4 5 6\n\n# said\n7 8 9\n"
print(np.loadtxt(io.StringIO(plain)), np.loadtxt(io.StringIO(plain), dtype=int, skiprows=1))
print(np.loadtxt(io.StringIO(plain), usecols=1), np.loadtxt(io.StringIO(plain), usecols=(2, 0)), np.loadtxt(io.StringIO(plain), usecols=-1, max_rows=2))
a, b, c = np.loadtxt(io.StringIO(plain), unpack=True)
print(a, b, c)
csv = "x,y,label\n1.5,2,a\n-3,4e2,b\n"
print(np.loadtxt(io.StringIO(csv), delimiter=",", skiprows=1, usecols=(0, 1)), np.loadtxt(csv.splitlines(), delimiter=",", skiprows=1, dtype=str))
print(np.loadtxt(io.StringIO(csv), delimiter=",", skiprows=1, converters={2: lambda s: float(ord(s) - 97)}))
print(np.loadtxt(["1"]), np.loadtxt(["1"], ndmin=1), np.loadtxt(["1 2"], ndmin=2), np.loadtxt(["1", "2"], ndmin=2).shape, np.loadtxt(["1 2"]).shape, np.loadtxt(["1", "2"]).shape)
for lines, more in [(["1 2", "3"], {}), (["1 x"], {}), (["1,2", "3,"], {"delimiter": ","}), (["1 2"], {"usecols": 5})]:
    try:
        np.loadtxt(lines, **more)
    except ValueError as e:
        print("ValueError:", e)
try:
    np.loadtxt("nowhere.csv")
except FileNotFoundError as e:
    print("FileNotFoundError:", e)
gaps = "1,,3\n4,5,\nx,7,8\n"
print(np.genfromtxt(io.StringIO(gaps), delimiter=","), np.genfromtxt(io.StringIO(gaps), delimiter=",", filling_values=0), np.genfromtxt(io.StringIO(gaps), delimiter=",", dtype=int))
print(np.genfromtxt(io.StringIO(csv), delimiter=",", skip_header=1, usecols=(0, 1)), np.genfromtxt(io.StringIO("1 2\n3 4"), dtype=None), np.genfromtxt(io.StringIO("a b\nc d"), dtype=str), np.genfromtxt(io.StringIO("1 2\n3 4\n5 6"), skip_footer=1, unpack=True))
try:
    np.genfromtxt(io.StringIO("1 2\n3\n"))
except ValueError as e:
    print(e)
print(np.fromstring("1 2 3", sep=" "), np.fromstring("1,2,3", dtype=int, sep=","))
s = io.StringIO()
s.write("one\n")
print("two", 2, file=s)
print(repr(s.getvalue()), [line.strip() for line in io.StringIO("x\ny\n")], io.StringIO("abc").read(2))
