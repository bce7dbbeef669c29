StatisticsError = StatisticsError

def mean(data): return _mean(list(data))
def fmean(data, weights=None): return _fmean(list(data)) if weights is None else _fmean(list(data), list(weights))
def geometric_mean(data): return _geometric_mean(list(data))
def harmonic_mean(data, weights=None): return _harmonic_mean(list(data)) if weights is None else _harmonic_mean(list(data), list(weights))
def median(data): return _median(list(data))
def median_low(data): return _median_low(list(data))
def median_high(data): return _median_high(list(data))
def median_grouped(data, interval=1): return _median_grouped(list(data), interval)
def mode(data):
    data = list(data)
    if not data:
        raise StatisticsError('no mode for empty data')
    return multimode(data)[0]
def multimode(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    most = max(counts.values(), default=0)
    return [x for x, n in counts.items() if n == most]
def quantiles(data, *, n=4, method='exclusive'): return _quantiles(list(data), n=n, method=method)
def stdev(data, xbar=None): return _stdev(list(data)) if xbar is None else _stdev(list(data), xbar)
def pstdev(data, mu=None): return _pstdev(list(data)) if mu is None else _pstdev(list(data), mu)
def variance(data, xbar=None): return _variance(list(data)) if xbar is None else _variance(list(data), xbar)
def pvariance(data, mu=None): return _pvariance(list(data)) if mu is None else _pvariance(list(data), mu)
def covariance(x, y): return _covariance(list(x), list(y))
def correlation(x, y): return _correlation(list(x), list(y))
class LinearRegression(tuple):
    slope = property(lambda self: self[0])
    intercept = property(lambda self: self[1])
    def __repr__(self):
        return f'LinearRegression(slope={self[0]!r}, intercept={self[1]!r})'
def linear_regression(x, y): return LinearRegression(_linear_regression(list(x), list(y)))
