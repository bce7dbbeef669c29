"""What NumPy computes where the vectors lab does; `tests/golden/make_golden.py` writes it down."""

import numpy as np

from shared import case

MUSIC = dict(a=[9, 2, 8, 1, 7], b=[8, 1, 9, 2, 6], c=[1, 9, 2, 8, 1])
WORDS = dict(
    king=[0.5, 0.3, 0.8, 0.1],
    queen=[0.5, 0.3, 0.7, 0.2],
    man=[0.2, 0.8, 0.3, 0.1],
    woman=[0.2, 0.8, 0.2, 0.2],
    apple=[0.9, 0.1, 0.1, 0.9],
)


def cases():
    for vectors, settings in [
        (MUSIC, {}),
        (WORDS, dict(set="words")),
        (MUSIC | dict(b=[1, -9, 0.5, 3, 2]), dict(v2=[1, -9, 0.5, 3, 2])),
        (WORDS | dict(apple=[-1, -2, 0, 0.25]), dict(set="words", v5=[-1, -2, 0, 0.25])),
    ]:
        labels, rows = list(vectors), np.array(list(vectors.values()), dtype=float)
        norms = np.linalg.norm(rows, axis=1)
        unit = rows / norms[:, None]
        cosine = unit @ unit.T
        others = np.where(np.eye(len(rows)) == 1, -np.inf, cosine)
        lengths = dict(labels=labels, vectors=rows, norms=norms)
        yield case({
            "1": lengths,
            "4": lengths | dict(dot=rows @ rows.T, cosine=cosine, nearest=[labels[k] for k in np.argmax(others, axis=1)]),
        }, **settings)
