import numpy as np
rng = np.random.default_rng(0)
for n in (1, 2, 3, 8, 12, 100):
    x = rng.normal(size=n) + 1j * rng.normal(size=n)
    print(n, np.round(np.fft.fft(x)[:3], 9), np.allclose(np.fft.ifft(np.fft.fft(x)), x), np.fft.fft(x, axis=0, norm="ortho")[:1].round(9))
y = rng.normal(size=(4, 6))
print(np.fft.fft(y, axis=0).round(6)[:, 0], np.fft.fft(y, 8).shape, np.fft.fft2(y).round(6)[0, :2], np.allclose(np.fft.ifft2(np.fft.fft2(y)), y), np.fft.fftn(y).shape)
r = np.fft.rfft(y[0]); print(r.round(6), np.fft.irfft(r).round(6), np.fft.irfft(np.fft.rfft(y[0][:5]), 5).round(6), y[0][:5].round(6))
print(np.fft.fftfreq(5, 0.1), np.fft.rfftfreq(4), np.fft.fftshift(np.arange(5)), np.fft.ifftshift(np.arange(5)), np.fft.fftshift(np.arange(6).reshape(2, 3)))
t = np.arange(0, 1, 1 / 64); s = np.sin(2 * np.pi * 5 * t) + 0.5 * np.sin(2 * np.pi * 12 * t)
p = np.abs(np.fft.rfft(s)); print(np.argsort(p)[-2:], p[5].round(6))
from numpy.lib.stride_tricks import sliding_window_view
print(sliding_window_view(np.arange(6), 3), sliding_window_view(np.arange(9).reshape(3, 3), (2, 2))[1, 0], sliding_window_view(np.arange(6).reshape(2, 3), 2, axis=1).shape)
try: sliding_window_view(np.arange(2), 3)
except ValueError as e: print(e)
try: np.fft.fft([1, 2], norm="x")
except ValueError as e: print(e)
