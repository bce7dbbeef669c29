"""What NumPy computes where the pipeline lab does; `tests/golden/make_golden.py` writes it down."""

import numpy as np

from shared import case


def cases():
    flows = np.array([100.0, 90, 10, 28, 30, 22, 10, 28, 30, 22, 10])
    edges = [(0, 1), (1, 2), (1, 3), (2, 4), (2, 5), (2, 6), (2, 7), (4, 8), (5, 8), (6, 8), (7, 9)]
    incidence = np.zeros((10, 11))
    for k, (start, end) in enumerate(edges):
        incidence[start, k] -= 1
        incidence[end, k] += 1
    balance = incidence @ flows
    yield case({"5": dict(flows=flows, incidence=incidence, balance=balance)})
