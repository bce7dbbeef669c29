
def _np_fft_rfft(a, n=None, axis=-1, norm=None):
    a = _numpy_function('asarray')(a)
    n = a.shape[axis] if n is None else n
    whole = _numpy_function('fft.fft')(a, n, axis, norm)
    return _numpy_function('take')(whole, range(n // 2 + 1), axis=axis)

def _np_fft_irfft(a, n=None, axis=-1, norm=None):
    a = _numpy_function('moveaxis')(_numpy_function('asarray')(a), axis, -1)
    n = 2 * (a.shape[-1] - 1) if n is None else n
    half = n // 2 + 1
    whole = _numpy_function('zeros')(a.shape[:-1] + (n,), dtype=complex)
    kept = min(half, a.shape[-1])
    whole[..., :kept] = a[..., :kept]
    for at in range(1, (n + 1) // 2):
        whole[..., n - at] = whole[..., at].conj()
    whole[..., 0] = whole[..., 0].real
    if n % 2 == 0:
        whole[..., n // 2] = whole[..., n // 2].real
    return _numpy_function('moveaxis')(_numpy_function('fft.ifft')(whole, n, -1, norm).real, -1, axis)

def _fft_of_axes(name, a, s, axes, norm):
    a = _numpy_function('asarray')(a)
    if axes is None:
        axes = range(a.ndim) if s is None else range(a.ndim - len(s), a.ndim)
    for at, axis in reversed(list(enumerate(axes))):
        a = _numpy_function(name)(a, None if s is None else s[at], axis, norm)
    return a

def _np_fft_fft2(a, s=None, axes=(-2, -1), norm=None): return _fft_of_axes('fft.fft', a, s, axes, norm)
def _np_fft_ifft2(a, s=None, axes=(-2, -1), norm=None): return _fft_of_axes('fft.ifft', a, s, axes, norm)
def _np_fft_fftn(a, s=None, axes=None, norm=None): return _fft_of_axes('fft.fft', a, s, axes, norm)
def _np_fft_ifftn(a, s=None, axes=None, norm=None): return _fft_of_axes('fft.ifft', a, s, axes, norm)

def _np_fft_fftfreq(n, d=1.0):
    places = list(range((n - 1) // 2 + 1)) + list(range(-(n // 2), 0))
    return _numpy_function('array')(places) * (1.0 / (n * d))

def _np_fft_rfftfreq(n, d=1.0):
    return _numpy_function('arange')(n // 2 + 1) * (1.0 / (n * d))

def _shifted(x, axes, back):
    x = _numpy_function('asarray')(x)
    axes = range(x.ndim) if axes is None else [axes] if isinstance(axes, int) else axes
    for axis in axes:
        half = x.shape[axis] // 2
        x = _numpy_function('roll')(x, -half if back else half, axis)
    return x

def _np_fft_fftshift(x, axes=None): return _shifted(x, axes, False)
def _np_fft_ifftshift(x, axes=None): return _shifted(x, axes, True)

def _np_lib_stride_tricks_sliding_window_view(x, window_shape, axis=None, *, subok=False, writeable=False):
    x = _numpy_function('asarray')(x)
    window = (window_shape,) if isinstance(window_shape, int) else tuple(window_shape)
    axes = tuple(range(x.ndim)) if axis is None else (axis,) if isinstance(axis, int) else tuple(axis)
    if len(window) != len(axes):
        if axis is None:
            raise ValueError(f'Since axis is None, must provide window_shape for all dimensions of `x`; got {len(window)} window_shape elements and `x.ndim` is {x.ndim}.')
        raise ValueError(f'Must provide matching length window_shape and axis; got {len(window)} window_shape elements and {len(axes)} axes elements.')
    arange = _numpy_function('arange')
    for at, width in zip(axes, window):
        at = at % x.ndim if at < 0 else at
        count = x.shape[at] - width + 1
        if count <= 0:
            raise ValueError('window shape cannot be larger than input array shape')
        places = arange(count)[:, None] + arange(width)
        x = _numpy_function('moveaxis')(_numpy_function('take')(x, places, axis=at), at + 1, -1)
    return x
