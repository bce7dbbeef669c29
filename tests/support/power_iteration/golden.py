"""What NumPy computes where the power iteration lab does; `tests/golden/make_golden.py` writes it down."""

import numpy as np

from shared import case


def cases():
    for matrix, start in [
        ([4, 1, 0, 1, 3, 1, 0, 1, 2], [1, 0, 0]),
        ([2, 1, 1, 2], [1, -0.5]),
        ([0, 2, -1, 0], [3, 4]),
        ([-2.5], [1]),
    ]:
        A, v = np.array(matrix, dtype=float).reshape(len(start), len(start)), np.array(start, dtype=float)
        positions = {}
        for done in range(13):
            product = A @ v
            known = dict(matrix=A, vector=v, product=product, eigenvalue=(v @ product) / (v @ v))
            if done == 2:
                positions["3.2"] = dict(known)
            known |= dict(norm=np.linalg.norm(product))
            if done in [0, 1, 12]:
                positions[str(done)] = known
            v = product / np.linalg.norm(product)
        yield case(positions, matrix=matrix, start=start)
