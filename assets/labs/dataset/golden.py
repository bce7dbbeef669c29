"""What NumPy computes where the dataset lab does; `tests/golden/make_golden.py` writes it down."""

import numpy as np

from shared import case, tables


def cases():
    for values, names, label, features, data, settings in tables():
        statistics = dict(mean=values.mean(axis=0), std=values.std(axis=0), min=values.min(axis=0), max=values.max(axis=0))
        yield case({
            "4": dict(columns=names, values=values, features=values[:, features], labels=values[:, label]) | statistics,
        }, data, **settings)
