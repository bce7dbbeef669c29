import math
import statistics as st
import string

data = [2.5, 3.25, 5.5, 11.25, 11.75]
ints = [1, 2, 2, 3, 4, 4, 4, 5]
print(st.mean(data), st.mean(ints), st.median(ints), st.mode(ints), st.stdev(data), st.pstdev(ints), st.variance(data), st.pvariance(ints))
print(st.fmean(ints), st.geometric_mean([1, 9, 3]), st.harmonic_mean([40, 60]), st.quantiles(range(1, 12)), st.multimode("aabbc"), st.median_low([1, 3]), st.median_high([1, 3]))
print(st.correlation([1, 2, 3], [2, 4, 7]), st.covariance([1, 2, 3], [2, 4, 7]))
try:
    st.mean([])
except st.StatisticsError as e:
    print(e)
print(math.pi, math.e, math.tau, math.inf, -math.inf, math.nan)
print(math.sqrt(2), math.exp(1), math.log(10), math.log(8, 2), math.log2(8), math.log10(1000), math.pow(2, 0.5), math.factorial(10), math.gcd(12, 18), math.lcm(4, 6), math.comb(5, 2), math.perm(5, 2))
print(math.floor(-1.5), math.ceil(1.2), math.trunc(-1.7), math.fabs(-2), math.hypot(3, 4), math.dist([0, 0], [3, 4]), math.fsum([0.1] * 10), sum([0.1] * 10), math.prod([1, 2, 3]), math.isqrt(17))
print(math.sin(1), math.cos(1), math.tan(1), math.atan2(1, 1), math.degrees(math.pi), math.radians(180), math.sinh(1), math.tanh(0.5), math.erf(0.5), math.gamma(5), math.copysign(1, -0.0))
print(math.isclose(0.1 + 0.2, 0.3), math.isnan(math.nan), math.isinf(math.inf), math.modf(2.5), math.frexp(8.0), math.fmod(7, 3), -7 % 3, -7 // 3, 7 // -2, divmod(-7, 2), 2 ** -1, 0 ** 0, 7.5 // 2, -7.5 % 2)
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.exp(1000), lambda: math.factorial(-1)):
    try:
        f()
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.567, -2), round(7), round(0.5), int(-3.9), int("42"), abs(-3), pow(2, 10), pow(3, 4, 5), divmod(17, 5))
print(string.ascii_lowercase, string.digits, string.punctuation, string.capwords("ab cd"))
print(0.1 + 0.2, 1 / 3, 1e300 * 1e10, 5 // 2, 5 / 2, 1_000_000, 0xff, 0b11, 0o17, 1e3, 3 + 4j, (1 + 2j) * (3 - 1j), abs(3 + 4j), (2j).conjugate(), complex(1, -1).imag)
print(True + True, not 0, bool([]), None is None, 1 < 2 < 3, 1 == 1.0, 3 & 5, 3 | 5, 3 ^ 5, ~3, 1 << 4, 255 >> 2, (5).bit_length(), (0.5).as_integer_ratio(), (2.0).is_integer(), float.fromhex("0x1p-1") if hasattr(float, "fromhex") else 0.5)
print(sum([1, 2], 10), min(3, 1, 2), max([1, 5], key=lambda v: -v), sorted("bca", reverse=True), list(reversed([1, 2])), any([]), all([]), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, "", "a"])), list(zip("ab", [1, 2])))
