
class _NumPyResult(tuple): pass

class _np_errstate:
    def __init__(self, **kwargs):
        self._kwargs = kwargs
    def __enter__(self):
        self._before = _seterr(self._kwargs)
        return self
    def __exit__(self, *args):
        _seterr(self._before)
    def __call__(self, function):
        def wrapper(*args, **kwargs):
            with _np_errstate(**self._kwargs):
                return function(*args, **kwargs)
        return wrapper

def _np_seterr(all=None, divide=None, over=None, under=None, invalid=None):
    return _seterr({'all': all, 'divide': divide, 'over': over, 'under': under, 'invalid': invalid})

def _np_geterr():
    return _seterr({})

def _np_set_printoptions(precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, **more):
    given = {'precision': precision, 'threshold': threshold, 'edgeitems': edgeitems, 'linewidth': linewidth, 'suppress': suppress}
    _setprint({k: v for k, v in given.items() if v is not None})

def _np_get_printoptions():
    return _setprint({})

class _np_printoptions:
    def __init__(self, **kwargs):
        self._kwargs = kwargs
    def __enter__(self):
        self._before = _setprint(self._kwargs)
        return self._before
    def __exit__(self, *args):
        _setprint(self._before)
