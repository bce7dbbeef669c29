def fibonacci(limit):
    a, b = 0, 1
    while a < limit:
        yield a
        a, b = b, a + b

def countdown(n):
    while n:
        received = yield n
        if received is not None:
            print("got", received)
            n = received
        else:
            n -= 1
    return "liftoff"

def chain(*iterables):
    for it in iterables:
        yield from it

print(list(fibonacci(50)))
g = countdown(3)
print(next(g), next(g), g.send(2), next(g))
try:
    next(g)
except StopIteration as stop:
    print("returned", stop.value)

def delegating():
    result = yield from countdown(2)
    print("result:", result)
    yield "end"

print(list(delegating()))
print(list(chain("ab", [1, 2], (x * x for x in range(3)))))

def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1

first = []
for p in primes():
    if p > 30:
        break
    first.append(p)
print(first, sum(first))
squares = (i ** 2 for i in range(10) if i % 2)
print(next(squares), next(squares), list(squares), next(squares, "empty"))
def closing():
    try:
        yield 1
        yield 2
    finally:
        print("closed")
c = closing()
next(c)
c.close()
gen = (print("lazy", i) or i for i in range(2))
print("before")
total = sum(gen)
