def dumps(x, indent=None, sort_keys=False, ensure_ascii=True, default=None, separators=None):
    return _dump(x, indent, sort_keys, 0, default, separators)

def _dump(x, indent, sort_keys, depth, default, separators):
    if x is None: return 'null'
    if x is True: return 'true'
    if x is False: return 'false'
    if isinstance(x, str):
        return '"' + x.replace('\\', '\\\\').replace('"', '\\"').replace('\n', '\\n').replace('\t', '\\t') + '"'
    if isinstance(x, float):
        return 'NaN' if x != x else 'Infinity' if x == float('inf') else '-Infinity' if x == -float('inf') else float.__repr__(x)
    if isinstance(x, int):
        return str(int(x))
    comma, colon = separators or ((',' if indent is not None else ', '), ': ')
    start = '' if indent is None else '\n' + ' ' * (indent * (depth + 1))
    end = '' if indent is None else '\n' + ' ' * (indent * depth)
    if isinstance(x, dict):
        if not x: return '{}'
        items = sorted(x.items()) if sort_keys else x.items()
        parts = [_dump(k if isinstance(k, str) else _dump(k, None, False, 0, None, None), None, False, 0, None, None) + colon + _dump(v, indent, sort_keys, depth + 1, default, separators) for k, v in items]
        return '{' + start + (comma + start).join(parts) + end + '}'
    if isinstance(x, (list, tuple)):
        if not x: return '[]'
        parts = [_dump(v, indent, sort_keys, depth + 1, default, separators) for v in x]
        return '[' + start + (comma + start).join(parts) + end + ']'
    if default is not None:
        return _dump(default(x), indent, sort_keys, depth, default, separators)
    raise TypeError(f'Object of type {type(x).__name__} is not JSON serializable')

class JSONDecodeError(ValueError): pass

def loads(text):
    value, at = _parse(text, _skip(text, 0))
    if _skip(text, at) != len(text):
        raise JSONDecodeError('Extra data')
    return value

def _skip(text, at):
    while at < len(text) and text[at] in ' \t\n\r':
        at += 1
    return at

def _parse(text, at):
    if at >= len(text):
        raise JSONDecodeError('Expecting value')
    c = text[at]
    if c == '{':
        result = {}
        at = _skip(text, at + 1)
        while text[at] != '}':
            key, at = _parse(text, at)
            at = _skip(text, at)
            value, at = _parse(text, _skip(text, at + 1))
            result[key] = value
            at = _skip(text, at)
            if text[at] == ',':
                at = _skip(text, at + 1)
        return result, at + 1
    if c == '[':
        result = []
        at = _skip(text, at + 1)
        while text[at] != ']':
            value, at = _parse(text, at)
            result.append(value)
            at = _skip(text, at)
            if text[at] == ',':
                at = _skip(text, at + 1)
        return result, at + 1
    if c == '"':
        result = []
        at += 1
        while text[at] != '"':
            if text[at] == '\\':
                at += 1
                c = text[at]
                if c == 'u':
                    result.append(chr(int(text[at + 1:at + 5], 16)))
                    at += 4
                else:
                    result.append({'n': '\n', 't': '\t', 'r': '\r', 'b': '\b', 'f': '\f'}.get(c, c))
            else:
                result.append(text[at])
            at += 1
        return ''.join(result), at + 1
    for word, value in (('true', True), ('false', False), ('null', None)):
        if text[at:at + len(word)] == word:
            return value, at + len(word)
    end = at
    while end < len(text) and text[end] in '+-0123456789.eE':
        end += 1
    number = text[at:end]
    if not number:
        raise JSONDecodeError('Expecting value')
    return (float(number) if '.' in number or 'e' in number or 'E' in number else int(number)), end

def load(file):
    return loads(file.read())
