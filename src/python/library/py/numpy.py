
class _NumPyResult(tuple):
    def __repr__(self):
        return type(self).__name__ + '(' + ', '.join([f'{name}={value!r}' for name, value in _vars(self).items()]) + ')'

class errstate:
    def __init__(self, **kwargs):
        self._kwargs = kwargs
    def __enter__(self):
        self._before = _seterr(self._kwargs)
        return self
    def __exit__(self, *args):
        _seterr(self._before)
    def __call__(self, function):
        def wrapper(*args, **kwargs):
            with errstate(**self._kwargs):
                return function(*args, **kwargs)
        return wrapper

def seterr(all=None, divide=None, over=None, under=None, invalid=None):
    return _seterr({'all': all, 'divide': divide, 'over': over, 'under': under, 'invalid': invalid})

def geterr():
    return _seterr({})

_formatter = None

def _set_options(options):
    global _formatter
    before = _setprint({k: v for k, v in options.items() if k != 'formatter' and v is not None})
    before['formatter'] = _formatter
    if 'formatter' in options:
        _formatter = options['formatter'] or None
        _set_formatted(_formatter is not None)
    return before

def set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None, infstr=None, formatter=None, sign=None, floatmode=None, *, legacy=None, override_repr=None):
    _set_options({'precision': precision, 'threshold': threshold, 'edgeitems': edgeitems, 'linewidth': linewidth, 'suppress': suppress, 'nanstr': nanstr, 'infstr': infstr, 'formatter': formatter, 'sign': sign, 'floatmode': floatmode})

def get_printoptions():
    return _set_options({})

class printoptions:
    def __init__(self, **kwargs):
        self._kwargs = kwargs
    def __enter__(self):
        self._before = _set_options(self._kwargs)
        return get_printoptions()
    def __exit__(self, *args):
        _set_options(self._before)

_FORMATTERS = {'b': ('bool',), 'i': ('int', 'int_kind'), 'u': ('int', 'int_kind'), 'f': ('float', 'float_kind'), 'c': ('complexfloat', 'complex_kind'), 'U': ('numpystr', 'str_kind')}

def _words(array, formatter):
    function = None
    for name in ('all',) + _FORMATTERS[array.dtype.kind]:
        function = formatter.get(name, function)
    if function is None:
        return None
    return [function(x) for x in _shown_cells(array)]

def _formatted_str(array):
    if array.ndim == 0:
        return str(array[()])
    return _lay_out(array, _words(array, _formatter), ' ', '', '')

def _formatted_repr(array):
    return _lay_out(array, _words(array, _formatter))

def array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=' ', prefix='', *, formatter=None, threshold=None, edgeitems=None, sign=None, floatmode=None, suffix='', legacy=None):
    a = _numpy_function('asarray')(a)
    before = _set_options({'linewidth': max_line_width, 'precision': precision, 'suppress': suppress_small, 'threshold': threshold, 'edgeitems': edgeitems, 'sign': sign, 'floatmode': floatmode})
    try:
        formatter = formatter or _formatter
        return _lay_out(a, _words(a, formatter) if formatter else None, separator, prefix, suffix)
    finally:
        _set_options(before)

class _Flags:
    def __init__(self, array):
        size = array.itemsize
        rows, columns, c, f = size, size, True, True
        for length, stride in zip(array.shape[::-1], array.strides[::-1]):
            c = c and (length == 1 or stride == rows)
            rows *= length
        for length, stride in zip(array.shape, array.strides):
            f = f and (length == 1 or stride == columns)
            columns *= length
        self.c_contiguous = c or array.size == 0
        self.f_contiguous = f or array.size == 0
        self.contiguous = self.c_contiguous
        self.owndata = array.base is None
        self.writeable = True
        self.aligned = True
        self.writebackifcopy = False
    def __setattr__(self, name, value):
        if name == 'writeable' and not value:
            raise NotImplementedError('arrays cannot be made read-only here')
        _set_plain(self, name, value)
    def __getitem__(self, name):
        short = {'C': 'c_contiguous', 'F': 'f_contiguous', 'O': 'owndata', 'W': 'writeable', 'A': 'aligned', 'X': 'writebackifcopy'}
        return getattr(self, short.get(name, name.lower()))
    def __repr__(self):
        names = ('c_contiguous', 'f_contiguous', 'owndata', 'writeable', 'aligned', 'writebackifcopy')
        return '\n'.join([f'  {name.upper()} : {getattr(self, name)}' for name in names]) + '\n'

def _flags(array):
    return _Flags(array)

class _Index:
    def __init__(self, tuples):
        self._tuples = tuples
    def __getitem__(self, item):
        return (item,) if self._tuples and not isinstance(item, tuple) else item

s_ = _Index(False)
index_exp = _Index(True)

_KINDS = {'generic': 'biufcU', 'number': 'iufc', 'integer': 'iu', 'signedinteger': 'i', 'unsignedinteger': 'u', 'inexact': 'fc', 'floating': 'f', 'complexfloating': 'c', 'character': 'U', 'flexible': 'U'}

def issubdtype(arg1, arg2):
    name = getattr(arg2, '__name__', arg2)
    own = getattr(arg1, '__name__', arg1)
    if own in _KINDS:
        return name in _KINDS and all([kind in _KINDS[name] for kind in _KINDS[own]])
    make = _numpy_function('dtype')
    if isinstance(name, str) and name in _KINDS:
        return make(arg1).kind in _KINDS[name]
    return make(arg1) == make(arg2)

def iterable(y):
    try:
        iter(y)
    except TypeError:
        return False
    return True

def isfortran(a):
    return a.flags.f_contiguous and not a.flags.c_contiguous

def base_repr(number, base=2, padding=0):
    digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
    left, text = abs(int(number)), ''
    while left:
        text = digits[left % base] + text
        left //= base
    text = '0' * padding + (text or ('' if padding else '0'))
    return '-' + text if number < 0 else text

def binary_repr(num, width=None):
    num = int(num)
    if num >= 0:
        return bin(num)[2:].zfill(width or 0)
    if width is None:
        return '-' + bin(-num)[2:]
    return bin((1 << width) + num)[2:].zfill(width)
