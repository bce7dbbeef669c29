import math
name, n, x = "world", 42, math.pi
items = [1, 2, 3]
d = {"key": "value", "n": 3}
print(f"hello {name}! {n} {x}")
print(f"{x:.3f} {x:10.4f}| {x:<10.2f}| {x:^10.1f}| {x:+.2e} {n:08b} {n:#o} {n:,} {1234567.891:,.2f} {0.1234:.1%}")
print(f"{name!r} {name!s:>10} {'é'!a} {name=} {n + 1 = } {x=:.2f} {name=!s}")
width, precision = 12, 4
print(f"[{x:{width}.{precision}f}] [{name:{'<'}{width}}] {{braces}} {n:>{width}}")
print(f"{items[0]} {items[-1]} {d['key']} {d['n'] * 2} {len(items)} {'yes' if n > 40 else 'no'} {[i * i for i in items]}")
print(f"{n:x} {n:X} {n:c} {n:e} {-n:05d} {True:d} {None} {3 + 4j} {1e100} {1/3}")
print(f"""multi
line {name.upper()
}""")
print("a" f"b{1}" "c", rf"\n{n}", f"{'nested ' + f'{n}'}")
print(f"{(lambda v: v * 2)(n)} {n!r:>5} {'x':*^5} {'':5}| {1.0} {100.0:g} {1e-7:g} {123456789.0:g} {0.00001234:g}")
print(f"{float('inf')} {float('nan'):.2f} {-0.0} {1e16} {123456789012345680.0} {5e-324} {2**53:,}")
table = [(1, "one", 1.0), (22, "twenty-two", 22.22), (333, "many", 333.333)]
for row in table:
    print("{:>4} | {:<12} | {:8.3f}".format(*row))
lines = [f"{i:2d} x {j} = {i * j:3d}" for i in (3, 12) for j in (4, 5)]
print(*lines, sep="\n")
print("sum:", sum(i for i in items), end=" <-\n")
print("a", "b", sep="", end="")
print()
print(f"{'%.2f' % x} {'{}'.format(n)} {str(n).rjust(5, '0')}")
