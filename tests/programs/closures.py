def counter():
    count = 0
    def increment(by=1):
        nonlocal count
        count += by
        return count
    def reset():
        nonlocal count
        count = 0
    return increment, reset

inc, reset = counter()
inc(); inc(5)
print(inc())
reset()
print(inc())

late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early])

def append_to(element, target=[]):
    target.append(element)
    return target

print(append_to(1), append_to(2), append_to(3, []))

x = "global"
def outer():
    x = "outer"
    def inner():
        global x
        x = "changed"
        return x
    inner()
    return x

print(outer(), x)

def compose(*fs):
    def run(v):
        for f in reversed(fs):
            v = f(v)
        return v
    return run

print(compose(str, lambda v: v + 1, abs)(-41))

def f(a, b=2, *args, c, d=4, **kw):
    return a, b, args, c, d, kw

print(f(1, c=3), f(1, 2, 3, 4, c=5, e=6), f(*[1, 2], **{"c": 0}))
adders = {}
for n in range(3):
    def add(m, n=n):
        return m + n
    adders[f"add{n}"] = add(10)
print(adders)
try:
    def broken():
        print(y)
        y = 1
    broken()
except UnboundLocalError as e:
    print(e)
