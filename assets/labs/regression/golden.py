"""What NumPy computes where the regression lab does; `tests/golden/make_golden.py` writes it down."""

import numpy as np

from shared import OWN, case, descent_path, tables


def cases():
    def solved(X, y, ridge, lr, steps):
        X_bias = np.column_stack([np.ones(len(X)), X])
        XtX = X_bias.T @ X_bias
        if ridge > 0:
            XtX = XtX + ridge * np.eye(X_bias.shape[1])
        Xty = X_bias.T @ y
        return dict(
            X_bias=X_bias, y=y, XtX=XtX, Xty=Xty, weights=np.linalg.solve(XtX, Xty), condition=np.linalg.cond(XtX),
            L=np.linalg.cholesky(XtX), descent=descent_path(XtX, Xty, lr, steps, len(X)),
        ) | fit(X_bias, y, Xty, ridge, lr, steps)

    def fit(X_bias, y, Xty, ridge, lr, steps):
        gram = X_bias.T @ X_bias
        solved = np.linalg.solve(gram + ridge * np.eye(len(gram)), Xty)
        condition = np.linalg.cond(gram + ridge * np.eye(len(gram)))
        fit = dict(
            fitted=X_bias @ solved, residual_sum=np.sum((y - X_bias @ solved) ** 2), digits_at_risk=np.log10(condition),
            lr_limit=len(y) / np.linalg.norm(gram + ridge * np.eye(len(gram)), 2),
        )
        if ridge > 0:
            plain = np.linalg.solve(gram, Xty)
            fit |= dict(
                plain_weights=plain, plain_residual_sum=np.sum((y - X_bias @ plain) ** 2),
                plain_condition=np.linalg.cond(gram), plain_descent=descent_path(gram, Xty, lr, steps, len(y)),
            )
        return fit

    for seed, points, ridge in [(42, 100, 0), (42, 100, 10.0), (0, 100, 0), (5, 17, 0.5)]:
        np.random.seed(seed)
        X = np.random.randn(points, 3)
        y = np.column_stack([np.ones(points), X]) @ np.array([2.0, 1.5, -1.0, 0.5]) + np.random.randn(points) * 0.5
        given = dict(seed=seed, points=points, ridge=ridge)
        yield case({"10": solved(X, y, ridge, 0.1, 100)}, **given)
    for values, _, label, features, data, settings in tables():
        # Without its constant column, which is a second column of ones.
        if data is OWN and "features" not in settings:
            continue
        given = settings | dict(data_from="table", lr=1e-12, steps=5)
        yield case({"8": {
            key: value for key, value in solved(values[:, features], values[:, label], 0, 0, 1).items()
            if key in ["X_bias", "y", "XtX", "Xty", "weights"]
        }}, data, **given)
