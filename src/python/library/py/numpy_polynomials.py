
def poly(seq_of_zeros):
    zeros = _numpy_function('asarray')(seq_of_zeros)
    if zeros.ndim == 2:
        zeros = _numpy_function('linalg.eigvals')(zeros)
    result = _numpy_function('array')([1.0])
    for zero in zeros:
        result = _numpy_function('convolve')(result, _numpy_function('array')([1, -zero]))
    if result.dtype.kind == 'c' and abs(result.imag).max() < 1e-14 * abs(result).max():
        result = result.real
    return result

def roots(p):
    p = _numpy_function('atleast_1d')(p)
    filled = _numpy_function('flatnonzero')(p)
    if len(filled) == 0:
        return _numpy_function('array')([])
    zeros = len(p) - int(filled[-1]) - 1
    p = p[int(filled[0]):int(filled[-1]) + 1].astype(complex if p.dtype.kind == 'c' else float)
    found = _numpy_function('array')([])
    if len(p) > 1:
        companion = _numpy_function('diag')(_numpy_function('ones')(len(p) - 2), -1).astype(p.dtype)
        companion[0, :] = -p[1:] / p[0]
        found = _numpy_function('linalg.eigvals')(companion)
    return _numpy_function('hstack')((found, _numpy_function('zeros')(zeros))) if zeros else found

def _coefficients(p):
    return p.coeffs if isinstance(p, poly1d) else _numpy_function('atleast_1d')(p)

def _like(result, *given):
    return poly1d(result) if any([isinstance(p, poly1d) for p in given]) else result

def _padded(a, b):
    a, b = _coefficients(a), _coefficients(b)
    pad = _numpy_function('pad')
    return pad(a, (max(len(b) - len(a), 0), 0)), pad(b, (max(len(a) - len(b), 0), 0))

def polyadd(a1, a2):
    a, b = _padded(a1, a2)
    return _like(a + b, a1, a2)

def polysub(a1, a2):
    a, b = _padded(a1, a2)
    return _like(a - b, a1, a2)

def polymul(a1, a2):
    return _like(_numpy_function('convolve')(_coefficients(a1), _coefficients(a2)), a1, a2)

def polydiv(u, v):
    a, b = _coefficients(u) + 0.0, _coefficients(v) + 0.0
    steps = max(len(a) - len(b) + 1, 0)
    quotient = _numpy_function('zeros')(max(steps, 1))
    left = a.copy()
    for at in range(steps):
        quotient[at] = left[at] / b[0]
        left[at:at + len(b)] -= quotient[at] * b
    start = 0
    while start < len(left) - 1 and abs(left[start]) <= 1e-8:
        start += 1
    return _like(quotient, u, v), _like(left[start:], u, v)

def polyder(p, m=1):
    c = _coefficients(p)
    for _ in range(m):
        c = c[:-1] * _numpy_function('arange')(len(c) - 1, 0, -1)
    return _like(c, p)

def polyint(p, m=1, k=None):
    c = _coefficients(p)
    constants = [0] * m if k is None else [k] * m if isinstance(k, (int, float)) else list(k)
    for at in range(m):
        c = _numpy_function('concatenate')((c / _numpy_function('arange')(len(c), 0, -1), [constants[at]]))
    return _like(c, p)

class poly1d:
    def __init__(self, c_or_r, r=False, variable='x'):
        c = _coefficients(c_or_r)
        if r:
            c = poly(c)
        start = 0
        while start < len(c) - 1 and c[start] == 0:
            start += 1
        self.coeffs = self.coef = self.c = c[start:]
        self.variable = variable
    @property
    def order(self): return len(self.coeffs) - 1
    @property
    def o(self): return self.order
    @property
    def roots(self): return roots(self.coeffs)
    @property
    def r(self): return self.roots
    def __call__(self, x):
        if isinstance(x, poly1d):
            result = poly1d([0])
            for c in self.coeffs:
                result = result * x + c
            return result
        return _numpy_function('polyval')(self.coeffs, x)
    def __getitem__(self, power):
        return self.coeffs[self.order - power] if 0 <= power <= self.order else 0
    def __len__(self): return self.order
    def __iter__(self): return iter(self.coeffs)
    def __neg__(self): return poly1d(-self.coeffs)
    def __add__(self, other): return poly1d(polyadd(self, other))
    def __radd__(self, other): return poly1d(polyadd(other, self))
    def __sub__(self, other): return poly1d(polysub(self, other))
    def __rsub__(self, other): return poly1d(polysub(other, self))
    def __mul__(self, other): return poly1d(polymul(self, other))
    def __rmul__(self, other): return poly1d(polymul(self, other))
    def __truediv__(self, other):
        return polydiv(self, other) if isinstance(other, poly1d) else poly1d(self.coeffs / other)
    def __pow__(self, n):
        result = poly1d([1])
        for _ in range(n):
            result = result * self
        return result
    def __eq__(self, other):
        return isinstance(other, poly1d) and self.coeffs.shape == other.coeffs.shape and bool((self.coeffs == other.coeffs).all())
    def deriv(self, m=1): return poly1d(polyder(self.coeffs, m))
    def integ(self, m=1, k=0): return poly1d(polyint(self.coeffs, m, k))
    def __repr__(self):
        return 'poly1d(' + repr(self.coeffs)[6:-1] + ')'
    def __str__(self):
        text, last = '0', self.order
        for at, c in enumerate(self.coeffs):
            power = last - at
            shown = _shown_coefficient(c)
            own = f'{shown} {self.variable}**{power}'
            if power == 0:
                own = shown if shown != '0' or at == 0 else ''
            elif shown == '0':
                own = ''
            elif power == 1:
                own = f'{shown} {self.variable}'
            if at == 0:
                text = own
            elif own:
                text += f' - {own[1:]}' if own.startswith('-') else f' + {own}'
        return _raised(text)

def _shown_coefficient(c):
    if not isinstance(c, complex):
        return f'{float(c):.4g}'
    if c.imag == 0:
        return f'{float(c.real):.4g}'
    return f'{float(c.imag):.4g}j' if c.real == 0 else f'({float(c.real):.4g} + {float(c.imag):.4g}j)'

def _raised(text, wrap=70):
    above, below, output = '', '', ' '
    at = text.find('**')
    while at >= 0:
        part, text = text[:at], text[at + 2:]
        digits = 0
        while digits < len(text) and text[digits].isdigit():
            digits += 1
        power, text = text[:digits], text[digits:]
        low = part + ' ' * (len(power) - 1)
        high = ' ' * (len(part) - 1) + power
        if len(below) + len(low) > wrap or len(above) + len(high) > wrap:
            output += above + '\n' + below + '\n '
            above, below = high, low
        else:
            below += low
            above += high
        at = text.find('**')
    return output + above + '\n' + below + text
