from collections import Counter, defaultdict, deque, namedtuple, OrderedDict
from functools import reduce, partial, lru_cache, wraps
import itertools, operator

Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
print(p, p.x + p.y, p._asdict(), p._replace(x=5), Point._fields, tuple(p), p == (1, 2))
x, y = p
Point3 = namedtuple("Point3", "x y z", defaults=[0])
print(Point3(1, 2), isinstance(p, tuple))

words = "the quick brown fox jumps over the lazy dog the end".split()
c = Counter(words)
print(c.most_common(2), c["the"], c["none"], sum(c.values()), c)
c.update(["fox", "fox"])
print(c["fox"], Counter("aab") + Counter("abc"), Counter("aab") - Counter("ab"), Counter(a=2) & Counter(a=1), Counter(a=2) | Counter(b=1))
print(sorted(c.elements())[:4], c.total(), +Counter(a=-1, b=2))
print(dict(c)["the"], Counter(c) == c, list(Counter("hello").items()))
d = defaultdict(list)
for w in words:
    d[len(w)].append(w)
print(dict(d), d, sorted(d))
n = defaultdict(lambda: defaultdict(int))
n["a"]["b"] += 1
print(n["a"]["b"], n["zz"]["q"], len(n))
q = deque([1, 2, 3], maxlen=3)
q.append(4); q.appendleft(0)
print(q, q[0], q[-1], list(reversed(q)), len(q))
q.rotate(1)
print(q, q.popleft(), q.pop(), 2 in q)
od = OrderedDict([("a", 1), ("b", 2)])
od.move_to_end("a")
print(od, list(od), od.popitem(last=False))

print(reduce(lambda a, b: a * b, range(1, 6)), reduce(operator.add, [[1], [2]], []))
double = partial(operator.mul, 2)
print(double(21), partial(int, base=2)("1010"), partial(print, "a", sep="-")("b"))
@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), fib.cache_info())
def timer(f):
    @wraps(f)
    def wrapper(*args, **kwargs):
        """inner"""
        return f(*args, **kwargs)
    return wrapper
@timer
def hello(name: str) -> str:
    """Says hello."""
    return f"hello {name}"
print(hello("you"), hello.__name__, hello.__doc__, hello.__qualname__)

print(list(itertools.chain([1], (2, 3))), list(itertools.islice(itertools.count(5, 2), 3)), list(itertools.product("ab", [0, 1])))
print(list(itertools.permutations([1, 2, 3], 2)), list(itertools.combinations("abc", 2)))
print([(k, list(g)) for k, g in itertools.groupby([1, 1, 2, 3, 3])], list(itertools.accumulate([1, 2, 3], operator.mul)))
print(list(itertools.zip_longest([1, 2], "a", fillvalue="-")), list(itertools.starmap(pow, [(2, 3), (3, 2)])), list(itertools.pairwise([1, 2, 3])))
print(list(itertools.takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(itertools.dropwhile(lambda x: x < 3, [1, 2, 3, 1])), list(itertools.filterfalse(lambda x: x % 2, range(5))))
a, b = itertools.tee([1, 2, 3])
print(next(a), list(b), list(itertools.repeat("x", 3)), list(itertools.compress("abcd", [1, 0, 1, 0])), list(itertools.chain.from_iterable([[1], [2]])))
cyc = itertools.cycle("ab")
print([next(cyc) for _ in range(5)])
for i, w in enumerate(["a", "b"], start=1):
    print(i, w)
print(sorted(words, key=lambda w: (-len(w), w))[:3], max(words, key=len), min(c, key=c.get), sorted({3, 1, 2}, reverse=True))
print(*map(lambda a, b: a + b, [1, 2], [3, 4]), list(zip(*[(1, 2), (3, 4)])), dict(zip("ab", [1, 2])), any([]), all([]))
first, *rest = [1, 2, 3]
*init, last = "abc"
print(first, rest, init, last, [*rest, *init], {**{"a": 1}, "b": 2})
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)], sum(matrix, []), {k: v for k, v in zip("ab", range(2)) if v}, {len(w) for w in words})
print(operator.itemgetter(1)([1, 2]), operator.attrgetter("x")(p), sorted([("b", 2), ("a", 2), ("c", 1)], key=operator.itemgetter(1, 0)))
