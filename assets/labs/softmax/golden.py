"""What NumPy computes where the softmax lab does; `tests/golden/make_golden.py` writes it down."""

import numpy as np

from shared import case, softmax


def cases():
    for logits, target in [([2.0, 1.0, 0.5], 0), ([1000.0, 1001.0, 999.0], 1), ([-3.0, 0.25, 7.5, 7.5, 1.0], 4), ([5.0], 0)]:
        z = np.array(logits)
        shifted = z - np.max(z)
        p = softmax(z)
        with np.errstate(over="ignore", invalid="ignore"):
            unshifted = np.exp(z) / np.sum(np.exp(z))
            overflowing = dict(unshifted_exp=np.exp(z), unshifted_sum=np.sum(np.exp(z)), unshifted=unshifted)
        yield case({
            "6": dict(
                logits=z, shifted=shifted, exp=np.exp(shifted), sum=np.sum(np.exp(shifted)), probabilities=p,
                cross_entropy=-np.log(np.clip(p[target], 1e-15, 1 - 1e-15)),
            ) | overflowing,
        }, logits=logits, target=target)
