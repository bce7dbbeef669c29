import functools
import time

def timed(func):
    @functools.wraps(func)
    def wrapper(*args, **kwargs):
        start = time.perf_counter()
        result = func(*args, **kwargs)
        elapsed = time.perf_counter() - start
        calls.append((func.__name__, args, kwargs, elapsed >= 0))
        return result
    return wrapper

def repeat(times=2):
    def decorator(func):
        def wrapper(*args):
            return [func(*args) for _ in range(times)]
        return wrapper
    return decorator

calls = []

@timed
def add(a, b=1):
    """Adds."""
    return a + b

@repeat(3)
@timed
def hello(name):
    return f"hello {name}"

print(add(1), add(2, b=5), hello("you"))
print(add.__name__, add.__doc__)
print(calls[0], len(calls))

@functools.lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

print(fib(60), fib.cache_info().misses)

class memoize:
    def __init__(self, f):
        self.f = f
        self.cache = {}

    def __call__(self, *args):
        if args not in self.cache:
            self.cache[args] = self.f(*args)
        return self.cache[args]

@memoize
def paths(r, c):
    return 1 if r == 0 or c == 0 else paths(r - 1, c) + paths(r, c - 1)

print(paths(10, 10), len(paths.cache))
power = functools.partial(pow, 2)
print(power(10), functools.reduce(lambda a, b: a * b, range(1, 11)))
