import numpy as np

a = np.array([[3, 7, 5], [8, 4, 3], [2, 4, 9]])
print(a.sum(), a.sum(axis=0), a.sum(1), a.sum(axis=1, keepdims=True).shape, a.min(), a.max(axis=0), a.argmax(), a.argmin(axis=1))
print(a.mean(), a.mean(axis=0), a.std(), a.var(ddof=1), np.median(a), np.median(a, axis=1), np.percentile(a, [25, 50, 75]), np.quantile(a, 0.3))
print(a.cumsum(), a.cumsum(axis=1), a.prod(), np.cumprod([1, 2, 3, 4]), np.diff([1, 4, 9, 16]), np.diff([1, 4, 9, 16], n=2))
print(np.any(a > 8), np.all(a > 0, axis=0), np.count_nonzero(a > 4), (a > 4).sum(axis=1), np.ptp(a), np.average([1, 2, 3], weights=[3, 2, 1]))
print(np.sort(a, axis=0), np.argsort([3, 1, 2]), np.sort([3, 1, 2])[::-1], np.unique([3, 1, 3, 2]), np.bincount([0, 1, 1, 3]), sep="\n")
print(np.nanmean([1, np.nan, 3]), np.nansum([1, np.nan]), np.nanmax([np.nan, 2.0]), np.isnan([1, np.nan]).sum())
print(np.gradient([1.0, 4, 9, 16]), np.trapezoid([1, 2, 3]), np.interp(2.5, [1, 2, 3], [10, 20, 30]), np.corrcoef([1, 2, 3], [1, 2, 4])[0, 1])
print(np.maximum([1, 5], [3, 2]), np.minimum.reduce([[3, 1], [2, 5]]), np.add.reduce([1, 2, 3]), np.multiply.accumulate([1, 2, 3, 4]))
print(np.searchsorted([1, 3, 5], [0, 3, 6]), np.digitize([0.5, 2.5], [0, 1, 2, 3]), np.histogram([1, 2, 2, 3, 9], bins=4))
print(np.isin([1, 2, 3], [2, 9]), np.intersect1d([1, 2, 3], [2, 3, 4]), np.union1d([1], [2, 1]), np.setdiff1d([1, 2], [2]), np.cov([1, 2, 3], [3, 2, 1]))
empty = np.array([])
print(empty.sum(), empty.size, empty.shape)
try:
    empty.max()
except ValueError as e:
    print(e)
coefficients = np.polyfit([0, 1, 2, 3], [1, 3, 7, 13], 2)
print(coefficients.round(6) + 0.0, np.polyval([1, 1, 1], 3))
del coefficients
