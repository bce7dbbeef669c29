
def _lines_of(fname):
    if isinstance(fname, str):
        try:
            return _read_text(fname).splitlines()
        except FileNotFoundError:
            raise FileNotFoundError(f'{fname} not found.') from None
    if hasattr(fname, 'readlines'):
        return [line.rstrip('\n') for line in fname.readlines()]
    return [line.rstrip('\n') for line in fname]

def _rows_of(lines, comments, delimiter):
    if comments is None:
        comments = []
    elif isinstance(comments, str):
        comments = [comments]
    for line in lines:
        for mark in comments:
            at = line.find(mark)
            if at >= 0:
                line = line[:at]
        if line.strip():
            yield [part.strip() for part in line.split(delimiter)] if delimiter else line.split()

def _columns(row, usecols, number):
    try:
        return [row[c] for c in usecols]
    except IndexError:
        for c in usecols:
            if not -len(row) <= c < len(row):
                raise ValueError(f'invalid column index {c} at row {number} with {len(row)} columns') from None

def _number(text, kind):
    if kind == 'f':
        return float(text)
    if kind == 'c':
        return complex(text.replace('i', 'j'))
    if kind == 'b':
        return bool(int(text))
    try:
        return int(text)
    except ValueError:
        return int(float(text))

def _loaded(rows, dtype, converters, shape, where):
    dtype = _numpy_function('dtype')(dtype)
    kind = dtype.kind
    cells = []
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            if converters and j in converters:
                text = converters[j](text)
            if kind == 'U' or not isinstance(text, str):
                cells.append(text)
                continue
            try:
                cells.append(_number(text, kind))
            except ValueError:
                raise ValueError(f"could not convert string {text!r} to {dtype.name} at row {i}, column {where[j] + 1}.") from None
    return _numpy_function('array')(cells, dtype=dtype).reshape(shape)

def loadtxt(fname, dtype=float, comments='#', delimiter=None, converters=None, skiprows=0, usecols=None, unpack=False, ndmin=0, encoding=None, max_rows=None, *, quotechar=None, like=None):
    rows = []
    if isinstance(usecols, int):
        usecols = [usecols]
    for row in _rows_of(_lines_of(fname)[skiprows:], comments, delimiter):
        if max_rows is not None and len(rows) == max_rows:
            break
        if quotechar:
            row = [text.strip(quotechar) for text in row]
        if usecols is not None:
            row = _columns(row, usecols, len(rows) + 1)
        elif rows and len(row) != len(rows[0]):
            raise ValueError(f'the number of columns changed from {len(rows[0])} to {len(row)} at row {len(rows) + 1}; use `usecols` to select a subset and avoid this error')
        rows.append(row)
    width = len(rows[0]) if rows else len(usecols or ()) or 1
    if not rows:
        _warn('UserWarning', f'loadtxt: input contained no data: "{fname}"')
    where = list(usecols) if usecols is not None else list(range(width))
    if callable(converters):
        converters = {j: converters for j in range(width)}
    elif converters:
        converters = {where.index(j): f for j, f in converters.items() if j in where}
    result = _loaded(rows, dtype, converters, (len(rows), width), where)
    if result.ndim > ndmin:
        result = result.squeeze() if rows else result.reshape(-1)
    if result.ndim < ndmin:
        result = result.reshape(-1) if ndmin == 1 else result.reshape(-1, 1)
    return result.T if unpack else result

def _guessed(column):
    for kind, name in (('i', int), ('f', float), ('c', complex)):
        try:
            for text in column:
                if text:
                    int(text) if kind == 'i' else _number(text, kind)
            return name
        except ValueError:
            pass
    return str

def _filled(text, kind, missing, filling):
    if kind == 'U':
        return text
    if text and text not in missing:
        try:
            return _number(text, kind)
        except ValueError:
            pass
    if filling is not None:
        return filling
    return {'f': float('nan'), 'c': complex('nan'), 'b': False}.get(kind, -1)

def genfromtxt(fname, dtype=float, comments='#', delimiter=None, skip_header=0, skip_footer=0, converters=None, missing_values=None, filling_values=None, usecols=None, names=None, unpack=None, encoding=None, max_rows=None, autostrip=False, invalid_raise=True, **more):
    if names:
        raise NotImplementedError('arrays with named fields are not known here: leave names out and skip the first line with skip_header=1')
    lines = _lines_of(fname)[skip_header:]
    rows = list(_rows_of(lines[:len(lines) - skip_footer], comments, delimiter))[:max_rows]
    width = len(rows[0]) if rows else 0
    wrong = [f'    Line #{skip_header + i + 1} (got {len(row)} columns instead of {width})' for i, row in enumerate(rows) if len(row) != width]
    if wrong and usecols is None:
        raise ValueError('Some errors were detected !\n' + '\n'.join(wrong))
    if isinstance(usecols, int):
        usecols = [usecols]
    if usecols is not None:
        rows = [[row[c] for c in usecols] for row in rows]
        width = len(usecols)
    if dtype is None:
        types = [_guessed([row[j] for row in rows]) for j in range(width)]
        if len(set(types)) > 1 and (str in types or complex in types):
            raise NotImplementedError('columns of different types make an array with named fields, which is not known here: choose them with usecols')
        dtype = types[0] if len(set(types)) == 1 else float
        if len(set(types)) > 1:
            raise NotImplementedError('columns of different types make an array with named fields, which is not known here: leave dtype=None out')
    dtype = _numpy_function('dtype')(dtype)
    missing = missing_values if isinstance(missing_values, (list, tuple, set)) else [missing_values]
    converters = converters or {}
    cells = []
    for row in rows:
        for j, text in enumerate(row):
            filling = filling_values
            if isinstance(filling, dict):
                filling = filling.get(j)
            elif isinstance(filling, (list, tuple)):
                filling = filling[j]
            cells.append(converters[j](text) if j in converters else _filled(text, dtype.kind, missing, filling))
    result = _numpy_function('array')(cells, dtype=dtype).reshape((len(rows), width)).squeeze()
    return result.T if unpack else result

def fromstring(string, dtype=float, count=-1, *, sep='', like=None):
    parts = [part for part in (string.split(sep) if sep.strip() else string.split()) if part.strip()]
    dtype = _numpy_function('dtype')(dtype)
    parts = parts if count < 0 else parts[:count]
    return _numpy_function('array')([_number(part.strip(), dtype.kind) for part in parts], dtype=dtype)

class NpzFile:
    def __init__(self, name, members):
        self._name = name
        self._members = members
        self.files = [member.removesuffix('.npy') for member in members]
        self.f = self
    def __getitem__(self, key):
        member = key if key in self._members else key + '.npy'
        if member not in self._members:
            raise KeyError(f'{key} is not a file in the archive')
        return _read_array(self._members[member])
    def __getattr__(self, key):
        if key in self.files:
            return self[key]
        raise AttributeError(f"'NpzFile' object has no attribute '{key}'")
    def __iter__(self): return iter(self.files)
    def __len__(self): return len(self.files)
    def __contains__(self, key): return key in self.files or key in self._members
    def __enter__(self): return self
    def __exit__(self, *args): pass
    def close(self): pass
    def keys(self): return self.files
    def values(self): return [self[key] for key in self.files]
    def items(self): return [(key, self[key]) for key in self.files]
    def get(self, key, default=None): return self[key] if key in self else default
    def __repr__(self):
        shown = ', '.join(self.files[:5]) + ('...' if len(self.files) > 5 else '')
        return f'NpzFile {self._name!r} with keys: {shown}'

def load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding='ASCII', *, max_header_size=10000):
    name = file if isinstance(file, str) else file.name
    data = _read_bytes(name)
    if not data:
        raise EOFError('No data left in file')
    if data[:2] == b'PK':
        return NpzFile(name, _read_archive(data))
    return _read_array(data)

def _no_file(*args, **kwargs):
    raise PermissionError(13, 'no file is written here', args[0] if args else '')

save = savez = savez_compressed = savetxt = _no_file
