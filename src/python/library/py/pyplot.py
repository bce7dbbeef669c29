class _Picture:
    def __init__(self, name, axes=0):
        self._name = name
        self._axes = axes
    def __getattr__(self, name):
        return _Picture('figure.subplots' if self._name == 'figure' and name == 'subplots' else name, self._axes)
    def __call__(self, *args, **kwargs):
        return _called(self._name, self._axes, args, kwargs)
    def __getitem__(self, item):
        return self
    def __setitem__(self, item, value):
        pass
    def __iter__(self):
        return iter([_Picture(self._name, self._axes)] * 3)
    def __len__(self):
        return 3
    def __enter__(self):
        return self
    def __exit__(self, *args):
        pass

# What has been drawn: the axes, what was called, and what it was given.
_calls = []
# The axes that are current, how many there are, whether they have been shown, how much has been drawn, how many numbers are kept, how
# often what has been drawn has been shown.
_state = [0, 0, False, 0, 0, 0]
_places = {}
_MOST = 4000000
_DRAWN = {'plot', 'scatter', 'hist', 'bar', 'barh', 'imshow', 'matshow', 'pcolormesh', 'heatmap', 'contour', 'contourf',
          'step', 'stem', 'errorbar', 'semilogx', 'semilogy', 'loglog', 'fill_between', 'axhline', 'axvline',
          'title', 'set_title', 'suptitle', 'xlabel', 'set_xlabel', 'ylabel', 'set_ylabel', 'legend'}

def _new_axes():
    _state[1] += 1
    _state[0] = _state[1]
    _state[2] = False
    return _state[0]

def _current():
    if _state[0] == 0 or _state[2]:
        _new_axes()
    return _state[0]

def _placed(args):
    if args not in _places or _state[2]:
        if _state[2]:
            _places.clear()
        _places[args] = _new_axes()
    _state[0] = _places[args]
    return _Picture('axes', _state[0])

def _kept(value):
    if isinstance(value, _Picture) or value is None or isinstance(value, (int, float, str, bool)):
        return None if isinstance(value, _Picture) else value
    if not hasattr(value, 'shape') and not isinstance(value, (list, tuple, dict)) and hasattr(value, '__iter__'):
        return list(value)
    return value.copy() if hasattr(value, 'copy') else value

def _size(value):
    if hasattr(value, 'size'):
        return value.size
    return len(value) if isinstance(value, (list, tuple, dict)) else 1

def _record(axes, name, args, kwargs):
    args = [_kept(value) for value in args]
    kwargs = {key: _kept(value) for key, value in kwargs.items()}
    size = 1
    for value in args:
        size += _size(value)
    _calls.append((axes, name, args, kwargs, size))
    _state[3] += 1
    _state[4] += size
    while len(_calls) > 1 and (_state[4] > _MOST or len(_calls) > 2000):
        _state[4] -= _calls.pop(0)[4]

def _called(name, axes, args, kwargs):
    if name == 'figure.subplots':
        return _subplots(*args, **kwargs)[1]
    if name == 'subplots':
        return _subplots(*args, **kwargs)
    if name == 'subplot' or name == 'add_subplot':
        return _placed(args)
    if name == 'axes' or name == 'add_axes':
        return _Picture('axes', _new_axes())
    if name == 'gca':
        return _Picture('axes', axes or _current())
    if name == 'figure':
        _state[2] = True
        return _Picture('figure')
    if name == 'show' or name == 'close' or name == 'clf':
        _state[2] = True
    if name == 'show' or name == 'savefig':
        # What has been drawn is looked at.
        _state[3] += 1
        _state[5] += 1
    if name == 'sca' and len(args) == 1:
        _state[0] = args[0]._axes
    if name not in _DRAWN:
        return _Picture(name, axes)
    axes = axes or _current()
    _record(axes, name, args, kwargs)
    return [_Picture('line', axes)] if name == 'plot' else _Picture(name, axes)

def _subplots(nrows=1, ncols=1, **kwargs):
    figure = _Picture('figure')
    if nrows == 1 and ncols == 1:
        return figure, _Picture('axes', _new_axes())
    if nrows == 1 or ncols == 1:
        return figure, _Axes([_Picture('axes', _new_axes()) for _ in range(nrows * ncols)])
    return figure, _Axes([_Axes([_Picture('axes', _new_axes()) for _ in range(ncols)]) for _ in range(nrows)])

class _Axes(list):
    def flatten(self):
        result = _Axes()
        for row in self:
            if isinstance(row, _Axes):
                result.extend(row)
            else:
                result.append(row)
        return result
    ravel = flatten
    @property
    def flat(self):
        return self.flatten()
    def __getitem__(self, index):
        items = _inner(self)
        if isinstance(index, tuple):
            return items[index[0]][index[1]]
        return items[index]

def __getattr__(name):
    return _Picture(name)
