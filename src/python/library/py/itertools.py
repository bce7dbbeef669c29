def count(start=0, step=1):
    while True:
        yield start
        start += step

def cycle(items):
    items = list(items)
    while items:
        for x in items:
            yield x

def repeat(x, times=None):
    if times is None:
        while True:
            yield x
    for _ in range(times):
        yield x

class chain:
    def __init__(self, *items):
        self._it = _chained(items)
    def __iter__(self):
        return self._it
    def __next__(self):
        return next(self._it)
    @staticmethod
    def from_iterable(items):
        return _chained(items)

def _chained(items):
    for part in items:
        for x in part:
            yield x

def islice(items, *args):
    s = slice(*args)
    start, stop, step = s.start or 0, s.stop, 1 if s.step is None else s.step
    if stop is not None and stop <= start:
        at = 0
        if start == 0 or stop == 0:
            return
    at = 0
    wanted = start
    if stop is not None and wanted >= stop:
        return
    for x in items:
        if at == wanted:
            yield x
            wanted += step
            if stop is not None and wanted >= stop:
                return
        at += 1

def accumulate(items, func=None, *, initial=None):
    it = iter(items)
    if initial is None:
        try:
            total = next(it)
        except StopIteration:
            return
    else:
        total = initial
    yield total
    for x in it:
        total = total + x if func is None else func(total, x)
        yield total

def product(*items, repeat=1):
    pools = [tuple(x) for x in items] * repeat
    result = [()]
    for pool in pools:
        result = [row + (x,) for row in result for x in pool]
    for row in result:
        yield row

def permutations(items, r=None):
    pool = tuple(items)
    n = len(pool)
    r = n if r is None else r
    if r > n:
        return
    indices = list(range(n))
    cycles = list(range(n, n - r, -1))
    yield tuple([pool[i] for i in indices[:r]])
    while n:
        for i in reversed(range(r)):
            cycles[i] -= 1
            if cycles[i] == 0:
                indices[i:] = indices[i + 1:] + indices[i:i + 1]
                cycles[i] = n - i
            else:
                j = cycles[i]
                indices[i], indices[-j] = indices[-j], indices[i]
                yield tuple([pool[i] for i in indices[:r]])
                break
        else:
            return

def combinations(items, r):
    pool = tuple(items)
    n = len(pool)
    if r > n:
        return
    indices = list(range(r))
    yield tuple([pool[i] for i in indices])
    while True:
        for i in reversed(range(r)):
            if indices[i] != i + n - r:
                break
        else:
            return
        indices[i] += 1
        for j in range(i + 1, r):
            indices[j] = indices[j - 1] + 1
        yield tuple([pool[i] for i in indices])

def combinations_with_replacement(items, r):
    pool = tuple(items)
    n = len(pool)
    if not n and r:
        return
    indices = [0] * r
    yield tuple([pool[i] for i in indices])
    while True:
        for i in reversed(range(r)):
            if indices[i] != n - 1:
                break
        else:
            return
        indices[i:] = [indices[i] + 1] * (r - i)
        yield tuple([pool[i] for i in indices])

def groupby(items, key=None):
    group = []
    current = None
    for x in items:
        k = x if key is None else key(x)
        if group and not (k == current):
            yield current, iter(group)
            group = []
        current = k
        group.append(x)
    if group:
        yield current, iter(group)

def starmap(function, items):
    for args in items:
        yield function(*args)

def takewhile(predicate, items):
    for x in items:
        if not predicate(x):
            return
        yield x

def dropwhile(predicate, items):
    dropping = True
    for x in items:
        if dropping and predicate(x):
            continue
        dropping = False
        yield x

def filterfalse(predicate, items):
    for x in items:
        if not (x if predicate is None else predicate(x)):
            yield x

def compress(data, selectors):
    for x, s in zip(data, selectors):
        if s:
            yield x

def zip_longest(*items, fillvalue=None):
    its = [iter(x) for x in items]
    active = [True] * len(its)
    while True:
        row = []
        for at in range(len(its)):
            if active[at]:
                try:
                    row.append(next(its[at]))
                    continue
                except StopIteration:
                    active[at] = False
            row.append(fillvalue)
        if not any(active):
            return
        yield tuple(row)

def pairwise(items):
    before = None
    first = True
    for x in items:
        if not first:
            yield before, x
        before = x
        first = False

def batched(items, n):
    batch = []
    for x in items:
        batch.append(x)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)

def tee(items, n=2):
    items = list(items)
    return tuple([iter(items) for _ in range(n)])
