def copy(x):
    method = _class_attribute(type(x), '__copy__')
    if method is not None:
        return method(x)
    kind = _kind(x)
    inner = _inner(x)
    if kind == 'list': value = list(inner)
    elif kind == 'dict': value = inner.copy()
    elif kind == 'set': value = set(inner)
    elif kind == 'numpy.ndarray': value = inner.copy()
    elif kind == 'instance': value = None
    else: value = inner
    if inner is x and kind != 'instance':
        return value
    result = _wrap(type(x), value)
    for name, v in _vars(x).items():
        _set_plain(result, name, v)
    return result

def deepcopy(x, memo=None):
    if memo is None:
        memo = {}
    kind = _kind(x)
    if kind in ('int', 'float', 'str', 'bool', 'NoneType', 'complex', 'function', 'type', 'builtin_function_or_method', 'module', 'range'):
        if _inner(x) is x:
            return x
    key = id(x)
    if key in memo:
        return memo[key][0]
    method = _class_attribute(type(x), '__deepcopy__')
    if method is not None:
        value = method(x, memo)
        memo[key] = (value, x)
        return value
    inner = _inner(x)
    value = None
    plain = inner is x and kind != 'instance'
    if kind == 'list':
        value = []
        if plain: memo[key] = (value, x)
        for e in inner:
            value.append(deepcopy(e, memo))
    elif kind == 'dict':
        value = {}
        if plain: memo[key] = (value, x)
        for k, v in inner.items():
            value[deepcopy(k, memo)] = deepcopy(v, memo)
    elif kind == 'tuple':
        value = tuple([deepcopy(e, memo) for e in inner])
    elif kind == 'set':
        value = {deepcopy(e, memo) for e in inner}
    elif kind == 'numpy.ndarray':
        value = inner.copy()
    elif kind != 'instance':
        value = inner
    if plain:
        memo[key] = (value, x)
        return value
    result = _wrap(type(x), value)
    memo[key] = (result, x)
    for name, v in _vars(x).items():
        _set_plain(result, name, deepcopy(v, memo))
    return result

def replace(x, **changes):
    result = copy(x)
    for name, v in changes.items():
        _set_plain(result, name, v)
    return result
