
def _match_sequence(x, before, star, after):
    if _kind(x) not in ('list', 'tuple', 'range') and type(x).__name__ != 'deque':
        return None
    items = list(x)
    n = len(items)
    if n < before + after or (n > before and not star):
        return None
    if not star:
        return items
    return items[:before] + [items[before:n - after]] + items[n - after:]

def _match_mapping(x, keys, rest):
    if _kind(x) != 'dict':
        return None
    values = []
    for key in keys:
        if key not in x:
            return None
        values.append(x[key])
    if rest:
        values.append({k: v for k, v in x.items() if k not in keys})
    return values

def _match_class(x, cls, count, names):
    if not callable(cls) or _kind(cls) == 'function':
        raise TypeError('called match pattern must be a class')
    if not isinstance(x, cls):
        return None
    values = []
    if count:
        whole = cls in (bool, bytes, dict, float, frozenset, int, list, set, str, tuple)
        own = ('',) if whole else getattr(cls, '__match_args__', ())
        if count > len(own):
            plural = '' if len(own) == 1 else 's'
            raise TypeError(f'{cls.__name__}() accepts {len(own)} positional sub-pattern{plural} ({count} given)')
        if whole:
            values.append(x)
        else:
            names = tuple(own[:count]) + names
    for name in names:
        if not hasattr(x, name):
            return None
        values.append(getattr(x, name))
    return values
