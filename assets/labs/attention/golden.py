"""What NumPy computes where the attention lab does; `tests/golden/make_golden.py` writes it down."""

import numpy as np

from shared import case, softmax


def cases():
    for given in [{}, dict(causal="true"), dict(seed=1, seq_len=7, d_k=3), dict(seed=9, seq_len=1, d_k=1), dict(seq_len=5, causal="true")]:
        seed, seq_len, d_k = (given.get(key, usual) for key, usual in [("seed", 42), ("seq_len", 4), ("d_k", 8)])
        np.random.seed(seed)
        Q, K, V = (np.random.randn(seq_len, d_k) for _ in range(3))
        scores = Q @ K.T
        scaled = scores / np.sqrt(d_k)
        masked = np.where(np.tri(seq_len, dtype=bool), scaled, -np.inf) if "causal" in given else scaled
        weights = softmax(masked)
        everything = dict(Q=Q, K=K, V=V, scores=scores, scaled=scaled, weights=weights,
                          weight_sums=weights.sum(axis=1, keepdims=True), output=weights @ V)
        last = 8 if "causal" in given else 7
        yield case({"1": dict(Q=Q, K=K, V=V, scores=scores), str(last): everything}, **given)
