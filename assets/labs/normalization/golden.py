"""What NumPy computes where the normalization lab does; `tests/golden/make_golden.py` writes it down."""

import numpy as np

from shared import case, normalized, tables


def cases():
    for values, _, _, features, data, settings in tables():
        features = values[:, features]
        after = normalized(features)
        yield case({
            "5": dict(
                features=features,
                mean=features.mean(axis=0),
                std=features.std(axis=0),
                normalized=after,
                normalized_mean=after.mean(axis=0),
                normalized_std=after.std(axis=0),
            ),
        }, data, **settings)
