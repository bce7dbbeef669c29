"""What NumPy computes where the matmul lab does; `tests/golden/make_golden.py` writes it down."""

import numpy as np

from shared import case


def cases():
    for seed, n in [(42, 100), (0, 7), (3, 1)]:
        np.random.seed(seed)
        A, B = np.random.randn(n, n), np.random.randn(n, n)
        everything = dict(C=A @ B, match=True) | (dict(A=A, B=B) if n < 10 else {})
        yield case({"2": everything}, seed=seed, n=n)
