
def _print(args, kwargs):
    sep = kwargs.get('sep')
    end = kwargs.get('end')
    file = kwargs.get('file')
    text = (' ' if sep is None else sep).join([str(x) for x in args]) + ('\n' if end is None else end)
    if file is None:
        _write_out(text, False)
    else:
        file.write(text)

def _repr_foreign(x):
    kind = _kind(x)
    x = _inner(x)
    if kind == 'list':
        return '[' + ', '.join([repr(e) for e in x]) + ']'
    if kind == 'tuple':
        if len(x) == 1:
            return '(' + repr(x[0]) + ',)'
        return '(' + ', '.join([repr(e) for e in x]) + ')'
    if kind == 'dict':
        return '{' + ', '.join([repr(k) + ': ' + repr(v) for k, v in x.items()]) + '}'
    if kind == 'set':
        return '{' + ', '.join([repr(e) for e in x]) + '}'
    if kind == 'frozenset':
        return 'frozenset({' + ', '.join([repr(e) for e in x]) + '})'
    if kind in ('dict_keys', 'dict_values'):
        return kind + '([' + ', '.join([repr(e) for e in x]) + '])'
    if kind == 'dict_items':
        return kind + '([' + ', '.join(['(' + repr(k) + ', ' + repr(v) + ')' for k, v in x]) + '])'
    if _is_exception(x):
        args = x.args
        if len(args) == 1:
            return type(x).__name__ + '(' + repr(args[0]) + ')'
        return type(x).__name__ + repr(args)
    return _native_repr(x)

def _str_foreign(x):
    if _is_exception(x):
        args = x.args
        if len(args) == 1:
            return repr(args[0]) if isinstance(x, KeyError) else str(args[0])
        return repr(args)
    return repr(x)

def _format_str(x, spec):
    return _format_spec(str(x), spec)

def _format_repr(x, spec):
    return _format_spec(repr(x), spec)

def _format_ascii(x, spec):
    return _format_spec(ascii(x), spec)

def _format_text(text, args, kwargs):
    return _format_parts(_parse_format(text), args, kwargs)

def _format_parts(parts, args, kwargs):
    result = []
    for part in parts:
        if type(part) is str:
            result.append(part)
            continue
        name, path, conversion, spec = part
        if type(name) is int:
            if name >= len(args):
                raise IndexError('Replacement index ' + str(name) + ' out of range for positional args tuple')
            value = args[name]
        else:
            value = kwargs[name]
        for attribute, key in path:
            value = getattr(value, key) if attribute else value[key]
        if conversion == 'r':
            value = repr(value)
        elif conversion == 's':
            value = str(value)
        elif conversion == 'a':
            value = ascii(value)
        result.append(format(value, _format_parts(spec, args, kwargs)))
    return ''.join(result)

def _percent_foreign(text, values, letters):
    shown = []
    for at, x in enumerate(values):
        letter = letters[at] if at < len(letters) else 's'
        if letter == 'r':
            text = _percent_as_text(text, at)
            shown.append(repr(x))
        elif letter == 's':
            shown.append(str(x))
        else:
            shown.append(x)
    return text % tuple(shown)

def _percent_as_text(text, at):
    count = -1
    i = 0
    while i < len(text):
        if text[i] == '%':
            if text[i + 1:i + 2] == '%':
                i += 2
                continue
            count += 1
            j = i + 1
            while text[j] not in 'diouxXeEfFgGcrsa':
                j += 1
            if count == at:
                return text[:j] + 's' + text[j + 1:]
            i = j
        i += 1
    return text
