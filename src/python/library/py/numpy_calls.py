
def _indices_of(shape):
    at = [0] * len(shape)
    if 0 in shape:
        return
    while True:
        yield tuple(at)
        axis = len(shape) - 1
        while axis >= 0:
            at[axis] += 1
            if at[axis] < shape[axis]:
                break
            at[axis] = 0
            axis -= 1
        if axis < 0:
            return

class ndindex:
    def __init__(self, *shape):
        if len(shape) == 1 and isinstance(shape[0], (tuple, list)):
            shape = shape[0]
        self._indices = _indices_of([int(length) for length in shape])
    def __iter__(self):
        return self
    def __next__(self):
        return next(self._indices)

class ndenumerate:
    def __init__(self, arr):
        self._array = _numpy_function('asarray')(arr)
        self._indices = _indices_of(self._array.shape)
    def __iter__(self):
        return self
    def __next__(self):
        index = next(self._indices)
        return index, self._array[index]

class nditer:
    def __init__(self, op, flags=(), op_flags=None, op_dtypes=None, order='K', **more):
        self._several = isinstance(op, (list, tuple))
        arrays = [_numpy_function('asarray')(x) for x in op if x is not None] if self._several else [_numpy_function('asarray')(op)]
        if len(arrays) > 1:
            arrays = _numpy_function('broadcast_arrays')(*arrays)
        self.operands = tuple(arrays)
        self._first = arrays[0]
        self.shape = self._first.shape
        self.ndim = len(self.shape)
        self.itersize = self._first.size
        axes = list(range(self.ndim))
        if order == 'F':
            axes.reverse()
        elif order in ('K', 'A'):
            axes.sort(key=lambda axis: -abs(self._first.strides[axis]))
        self._axes = axes
        self.reset()
    def reset(self):
        self._indices = _indices_of([self.shape[axis] for axis in self._axes])
        self.iterindex = -1
        self._advance()
    def _advance(self):
        index = next(self._indices, None)
        self.iterindex += 1
        self.finished = index is None
        if index is not None:
            placed = [0] * self.ndim
            for axis, at in zip(self._axes, index):
                placed[axis] = at
            self.multi_index = tuple(placed)
    def iternext(self):
        self._advance()
        return not self.finished
    @property
    def index(self):
        place = 0
        for at, length in zip(self.multi_index, self.shape):
            place = place * length + at
        return place
    @property
    def value(self):
        return self[0] if not self._several else tuple([self[i] for i in range(len(self.operands))])
    def __getitem__(self, i):
        return self.operands[i][self.multi_index + (...,)]
    def __setitem__(self, i, value):
        self.operands[i][self.multi_index] = value
    def __iter__(self):
        while not self.finished:
            value = self.value
            self._advance()
            yield value
    def __enter__(self):
        return self
    def __exit__(self, *args):
        pass
    def close(self):
        pass

def _element(x):
    return x.item() if hasattr(x, 'item') else x

class vectorize:
    def __init__(self, pyfunc=None, otypes=None, doc=None, excluded=None, cache=False, signature=None):
        if signature is not None:
            raise NotImplementedError('signature of np.vectorize is not known here: use np.apply_along_axis')
        self.pyfunc = pyfunc
        self.otypes = otypes
        self.excluded = set(excluded or ())
        self.cache = cache
        self.__doc__ = doc
        self.__name__ = getattr(pyfunc, '__name__', 'vectorize')
    def __call__(self, *args, **kwargs):
        if self.pyfunc is None:
            self.pyfunc = args[0]
            self.__name__ = args[0].__name__
            return self
        asarray = _numpy_function('asarray')
        places = [at for at in range(len(args)) if at not in self.excluded]
        names = [name for name in kwargs if name not in self.excluded]
        arrays = [asarray(args[at]) for at in places] + [asarray(kwargs[name]) for name in names]
        if not arrays:
            return self.pyfunc(*args, **kwargs)
        if len(arrays) > 1:
            arrays = _numpy_function('broadcast_arrays')(*arrays)
        def call(values):
            given = list(args)
            for at, value in zip(places, values):
                given[at] = value
            named = dict(kwargs)
            named.update(zip(names, values[len(places):]))
            return self.pyfunc(*given, **named)
        return _vectorized(call, arrays, self.otypes, self.cache)

def _vectorized(call, arrays, otypes, cache):
    asarray, array = _numpy_function('asarray'), _numpy_function('array')
    shape, done = arrays[0].shape, []
    flat = [x.reshape(-1) for x in arrays]
    if otypes is None:
        if arrays[0].size == 0:
            raise ValueError('cannot call `vectorize` on size 0 inputs unless `otypes` is set')
        first = call([x[0] for x in flat])
        several = isinstance(first, tuple)
        types = [asarray(x).dtype for x in first] if several else [asarray(first).dtype]
        if cache:
            done.append(first)
    else:
        types = [_numpy_function('dtype')({'d': 'float64', 'O': 'float64'}.get(t, t) if isinstance(t, str) else t) for t in otypes]
        several = len(types) > 1
    for at in range(len(done), arrays[0].size):
        done.append(call([_element(x[at]) for x in flat]))
    columns = [[row[k] for row in done] for k in range(len(types))] if several else [done]
    results = [array(column) if t.kind == 'U' and done else array(column).astype(t) if column else array([], dtype=t) for column, t in zip(columns, types)]
    results = [x.reshape(shape) for x in results]
    return tuple(results) if several else results[0]

def frompyfunc(func, /, nin, nout, **kwargs):
    return vectorize(func)

def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    asarray = _numpy_function('asarray')
    arr = asarray(arr)
    if arr.ndim == 0:
        raise ValueError('Cannot apply_along_axis when any iteration dimensions are 0')
    if not -arr.ndim <= axis < arr.ndim:
        raise AxisError(f'axis {axis} is out of bounds for array of dimension {arr.ndim}')
    axis = axis % arr.ndim
    moved = _numpy_function('moveaxis')(arr, axis, -1)
    around = moved.shape[:-1]
    if 0 in around:
        raise ValueError('Cannot apply_along_axis when any iteration dimensions are 0')
    result, inner = None, ()
    for index in _indices_of(around):
        part = asarray(func1d(moved[index], *args, **kwargs))
        if result is None:
            inner = part.shape
            result = _numpy_function('zeros')(around + inner, dtype=part.dtype)
        result[index] = part
    if not inner:
        return result
    last = list(range(len(around), result.ndim))
    order = list(range(axis)) + last + list(range(axis, len(around)))
    return result.transpose(order)

def apply_over_axes(func, a, axes):
    value = _numpy_function('asarray')(a)
    for axis in ([axes] if isinstance(axes, int) else axes):
        axis = axis % value.ndim
        done = _numpy_function('asarray')(func(value, axis))
        value = done if done.ndim == value.ndim else _numpy_function('expand_dims')(done, axis)
    return value

def fromfunction(function, shape, *, dtype=float, like=None, **kwargs):
    return function(*_numpy_function('indices')(shape, dtype=dtype), **kwargs)

def fromiter(iter, dtype, count=-1, *, like=None):
    cells = []
    for x in iter:
        if count >= 0 and len(cells) == count:
            break
        cells.append(x)
    return _numpy_function('array')(cells, dtype=dtype)

def piecewise(x, condlist, funclist, *args, **kw):
    x = _numpy_function('asarray')(x)
    if not isinstance(condlist, (list, tuple)) or (len(condlist) > 0 and isinstance(condlist[0], (bool, int, float))):
        condlist = [condlist]
    conditions = [_numpy_function('asarray')(c).astype(bool) for c in condlist]
    if len(funclist) == len(conditions) + 1:
        rest = conditions[0]
        for c in conditions[1:]:
            rest = rest | c
        conditions.append(~rest)
    elif len(funclist) != len(conditions):
        n = len(conditions)
        raise ValueError(f'with {n} condition(s), either {n} or {n + 1} functions are expected')
    result = _numpy_function('zeros_like')(x)
    for condition, function in zip(conditions, funclist):
        if not callable(function):
            result[condition] = function
        elif condition.any():
            result[condition] = function(x[condition], *args, **kw)
    return result

def diag_indices_from(arr): return _numpy_function('diag_indices')(arr.shape[0], arr.ndim)
def tril_indices_from(arr, k=0): return _numpy_function('tril_indices')(arr.shape[-2], k=k, m=arr.shape[-1])
def triu_indices_from(arr, k=0): return _numpy_function('triu_indices')(arr.shape[-2], k=k, m=arr.shape[-1])
def vecdot(x1, x2, axis=-1): return (_numpy_function('conj')(x1) * x2).sum(axis=axis)
def matvec(x1, x2): return _numpy_function('matmul')(x1, _numpy_function('expand_dims')(x2, -1))[..., 0]
def vecmat(x1, x2): return _numpy_function('matmul')(_numpy_function('expand_dims')(_numpy_function('conj')(x1), -2), x2)[..., 0, :]
def histogram_bin_edges(a, bins=10, range=None, weights=None): return _numpy_function('histogram')(a, bins, range)[1]

def asarray_chkfinite(a, dtype=None, order=None):
    a = _numpy_function('asarray')(a, dtype=dtype)
    if a.dtype.kind in 'fc' and not _numpy_function('isfinite')(a).all():
        raise ValueError('array must not contain infs or NaNs')
    return a

def _window(M, terms):
    if M < 2:
        return _numpy_function('ones')(max(int(M), 0))
    n = _numpy_function('arange')(1 - M, M, 2)
    cos = _numpy_function('cos')
    return sum([c * cos(3.141592653589793 * k * n / (M - 1)) for k, c in enumerate(terms) if k], terms[0])

def hanning(M): return _window(M, (0.5, 0.5))
def hamming(M): return _window(M, (0.54, 0.46))
def blackman(M): return _window(M, (0.42, 0.5, 0.08))

def unwrap(p, discont=None, axis=-1, *, period=6.283185307179586):
    p = _numpy_function('asarray')(p)
    half = period / 2
    dd = _numpy_function('diff')(p, axis=axis)
    turned = (dd + half) % period - half
    turned[(turned == -half) & (dd > 0)] = half
    correct = turned - dd
    correct[abs(dd) < (half if discont is None else max(discont, half))] = 0
    up = _numpy_function('moveaxis')(p.astype(float), axis, -1)
    up[..., 1:] += _numpy_function('moveaxis')(correct.cumsum(axis), axis, -1)
    return _numpy_function('moveaxis')(up, -1, axis)

def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
    edges_of = _numpy_function('histogram')
    both = bins if isinstance(bins, (list, tuple)) and len(bins) == 2 else (bins, bins)
    spans = range or (None, None)
    edges = [edges_of(v, b, s)[1] for v, b, s in zip((x, y), both, spans)]
    counts = _numpy_function('zeros')((len(edges[0]) - 1, len(edges[1]) - 1))
    for at, (a, b) in enumerate(zip(x, y)):
        i = int((edges[0] <= a).sum()) - 1 - int(a == edges[0][-1])
        j = int((edges[1] <= b).sum()) - 1 - int(b == edges[1][-1])
        if 0 <= i < counts.shape[0] and 0 <= j < counts.shape[1]:
            counts[i, j] += 1 if weights is None else weights[at]
    if density:
        diff = _numpy_function('diff')
        counts = counts / counts.sum() / diff(edges[0])[:, None] / diff(edges[1])
    return counts, edges[0], edges[1]

_np_linalg_matmul = _numpy_function('matmul')
_np_linalg_outer = _numpy_function('outer')
_np_linalg_tensordot = _numpy_function('tensordot')
_np_linalg_vecdot = vecdot
def _np_linalg_trace(x, /, *, offset=0, dtype=None): return _numpy_function('trace')(x, offset, -2, -1)
def _np_linalg_diagonal(x, /, *, offset=0): return _numpy_function('diagonal')(x, offset, -2, -1)
def _np_linalg_matrix_transpose(x, /): return _numpy_function('swapaxes')(x, -1, -2)
def _np_linalg_matrix_norm(x, /, *, keepdims=False, ord='fro'): return _numpy_function('linalg.norm')(x, ord, (-2, -1), keepdims)
def _np_linalg_vector_norm(x, /, *, axis=None, keepdims=False, ord=2):
    if axis is None and not keepdims:
        return _numpy_function('linalg.norm')(_numpy_function('ravel')(x), ord)
    return _numpy_function('linalg.norm')(x, ord, axis, keepdims)

class _Raises:
    def __init__(self, exceptions):
        self._exceptions = exceptions
    def __enter__(self):
        return self
    def __exit__(self, kind, value, trace):
        if kind is None:
            names = self._exceptions.__name__ if isinstance(self._exceptions, type) else str(self._exceptions)
            raise AssertionError(names + ' not raised')
        self.exception = value
        return issubclass(kind, self._exceptions)

def _np_testing_assert_raises(exception_class, *args, **kwargs):
    if not args:
        return _Raises(exception_class)
    with _Raises(exception_class):
        args[0](*args[1:], **kwargs)

def _np_testing_assert_(val, msg=''):
    if not val:
        raise AssertionError(msg)

def _np_testing_assert_string_equal(actual, desired):
    if actual != desired:
        raise AssertionError(f'Differences in strings:\n- {actual}+ {desired}')
