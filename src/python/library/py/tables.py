
def _place(table, key):
    code = hash(key)
    for place, other in _candidates(table, code):
        if other is key or other == key:
            return place, code
    return -1, code

def _set_of(items):
    result = set()
    for x in items:
        _set_add(result, x)
    return result

def _dict_of(items):
    result = {}
    for at in range(0, len(items), 2):
        _dict_put(result, items[at], items[at + 1])
    return result

def _set_add(table, key):
    place, code = _place(table, key)
    if place < 0:
        _dict_push(table, code, key, None)

def _set_discard(table, key):
    place, code = _place(table, key)
    if place >= 0:
        _dict_remove(table, place)

def _dict_put(table, key, value):
    place, code = _place(table, key)
    if place < 0:
        _dict_push(table, code, key, value)
    else:
        _dict_replace(table, place, value)

def _dict_get(table, key, *default):
    code = hash(key)
    for place, other in _candidates(table, code):
        if other is key or other == key:
            return _dict_peek(table, place)
    if default:
        return default[0]
    raise KeyError(key)

def _dict_setdefault(table, key, default):
    place, code = _place(table, key)
    if place >= 0:
        return _dict_peek(table, place)
    _dict_push(table, code, key, default)
    return default

def _dict_pop(table, key, *default):
    place, code = _place(table, key)
    if place >= 0:
        return _dict_remove(table, place)
    if default:
        return default[0]
    raise KeyError(key)

def _dict_delete(table, key):
    place, code = _place(table, key)
    if place < 0:
        raise KeyError(key)
    _dict_remove(table, place)

def _has_key(table, key):
    return _place(table, key)[0] >= 0

def _hash_tuple(items):
    return hash(tuple([hash(x) for x in items]))

def _update_dict(target, items):
    if _kind(items) == 'dict':
        for key, value in items.items():
            target[key] = value
    elif hasattr(items, 'keys'):
        for key in items.keys():
            target[key] = items[key]
    else:
        for key, value in items:
            target[key] = value

def _dict_made(function, args, kwargs):
    function(*args)
    result = args[0]
    result.update(kwargs)
    return result

def _dict_of_mapping(items):
    result = {}
    _update_dict(result, items)
    return result

def _fromkeys(keys, value):
    result = {}
    for key in keys:
        result[key] = value
    return result
