def reduce(function, items, *initial):
    it = iter(items)
    if initial:
        total = initial[0]
    else:
        try:
            total = next(it)
        except StopIteration:
            raise TypeError('reduce() of empty iterable with no initial value') from None
    for x in it:
        total = function(total, x)
    return total

class partial:
    def __init__(self, func, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords
    def __call__(self, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

WRAPPER_ASSIGNMENTS = ('__module__', '__name__', '__qualname__', '__doc__')

def update_wrapper(wrapper, wrapped, *args):
    for name in ('__name__', '__qualname__', '__doc__'):
        try:
            setattr(wrapper, name, getattr(wrapped, name))
        except AttributeError:
            pass
    wrapper.__wrapped__ = wrapped
    return wrapper

def wraps(wrapped, *args):
    return lambda wrapper: update_wrapper(wrapper, wrapped)

class _CacheInfo:
    def __init__(self, hits, misses, maxsize, currsize):
        self.hits, self.misses, self.maxsize, self.currsize = hits, misses, maxsize, currsize
    def __repr__(self):
        return f'CacheInfo(hits={self.hits}, misses={self.misses}, maxsize={self.maxsize}, currsize={self.currsize})'

class _Cached:
    def __init__(self, function, maxsize):
        self._function = function
        self._maxsize = maxsize
        self._values = {}
        self._hits = 0
        self._misses = 0
        update_wrapper(self, function)
    def __call__(self, *args, **kwargs):
        key = (args, tuple(kwargs.items())) if kwargs else args
        if key in self._values:
            self._hits += 1
            value = self._values[key]
            if self._maxsize is not None:
                del self._values[key]
                self._values[key] = value
            return value
        self._misses += 1
        value = self._function(*args, **kwargs)
        self._values[key] = value
        if self._maxsize is not None and len(self._values) > self._maxsize:
            del self._values[next(iter(self._values))]
        return value
    def __get__(self, instance, owner):
        if instance is None:
            return self
        return partial(self, instance)
    def cache_info(self):
        return _CacheInfo(self._hits, self._misses, self._maxsize, len(self._values))
    def cache_clear(self):
        self._values.clear()
        self._hits = self._misses = 0

def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _Cached(maxsize, 128)
    return lambda function: _Cached(function, maxsize)

def cache(function):
    return _Cached(function, None)

class cached_property:
    def __init__(self, function):
        self._function = function
        self._name = function.__name__
    def __set_name__(self, owner, name):
        self._name = name
    def __get__(self, instance, owner):
        if instance is None:
            return self
        value = self._function(instance)
        _set_plain(instance, self._name, value)
        return value

def total_ordering(cls):
    def has(name):
        return _class_attribute(cls, name) is not None
    if has('__lt__'):
        if not has('__gt__'): cls.__gt__ = lambda a, b: not (a < b) and a != b
        if not has('__le__'): cls.__le__ = lambda a, b: a < b or a == b
        if not has('__ge__'): cls.__ge__ = lambda a, b: not (a < b)
    elif has('__le__'):
        if not has('__ge__'): cls.__ge__ = lambda a, b: not (a <= b) or a == b
        if not has('__lt__'): cls.__lt__ = lambda a, b: a <= b and a != b
        if not has('__gt__'): cls.__gt__ = lambda a, b: not (a <= b)
    elif has('__gt__'):
        if not has('__lt__'): cls.__lt__ = lambda a, b: not (a > b) and a != b
        if not has('__ge__'): cls.__ge__ = lambda a, b: a > b or a == b
        if not has('__le__'): cls.__le__ = lambda a, b: not (a > b)
    elif has('__ge__'):
        if not has('__le__'): cls.__le__ = lambda a, b: not (a >= b) or a == b
        if not has('__gt__'): cls.__gt__ = lambda a, b: a >= b and a != b
        if not has('__lt__'): cls.__lt__ = lambda a, b: not (a >= b)
    return cls

def cmp_to_key(function):
    class K:
        def __init__(self, value):
            self.value = value
        def __lt__(self, other):
            return function(self.value, other.value) < 0
        def __gt__(self, other):
            return function(self.value, other.value) > 0
        def __eq__(self, other):
            return function(self.value, other.value) == 0
    return K

class singledispatch:
    def __init__(self, function):
        self._default = function
        self._functions = {}
    def register(self, cls, function=None):
        if function is None:
            return lambda function: self.register(cls, function)
        self._functions[cls] = function
        return function
    def __call__(self, *args, **kwargs):
        for cls in type(args[0]).__mro__:
            if cls in self._functions:
                return self._functions[cls](*args, **kwargs)
        return self._default(*args, **kwargs)
