"""Times training of a 2-8-8-1 network beside the same loop written with NumPy, in turn, in one run, and prints the ratio.

    python benches/networks.py

Needs NumPy and cargo. 450 points in every update, 50 to test with, as the playground lab has them: forward, the losses of
both, back, the update. Absolute figures differ from machine to machine; the median ratio of pairs is what is printed.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parent.parent
PAIRS = 9
OUR_EPOCHS, THEIR_EPOCHS, CLAIM = 20_000, 3_000, 1.5


def numpy_seconds_per_epoch(epochs):
    random = np.random.RandomState(0)
    points = random.uniform(-5, 5, (500, 2))
    labels = np.sign(points[:, 0] * points[:, 1])
    X, y, X_test, y_test = points[:450], labels[:450], points[450:], labels[450:]
    W1, W2, W3 = (random.uniform(-0.5, 0.5, shape) for shape in [(8, 2), (8, 8), (1, 8)])
    b1, b2, b3 = np.full(8, 0.1), np.full(8, 0.1), np.full(1, 0.1)
    lr, n = 0.03, len(X)
    begin = time.perf_counter()
    for _ in range(epochs):
        A1 = np.tanh(X @ W1.T + b1)
        A2 = np.tanh(A1 @ W2.T + b2)
        output = np.tanh(A2 @ W3.T + b3)[:, 0]
        errors = output - y
        train_loss = np.mean(0.5 * errors**2)
        tested = np.tanh(np.tanh(np.tanh(X_test @ W1.T + b1) @ W2.T + b2) @ W3.T + b3)[:, 0]
        test_loss = np.mean(0.5 * (tested - y_test) ** 2)
        d3 = (errors * (1 - output**2))[:, None]
        d2 = d3 @ W3 * (1 - A2**2)
        d1 = d2 @ W2 * (1 - A1**2)
        W3, b3 = W3 - lr * (d3.T @ A2) / n, b3 - lr * d3.mean(axis=0)
        W2, b2 = W2 - lr * (d2.T @ A1) / n, b2 - lr * d2.mean(axis=0)
        W1, b1 = W1 - lr * (d1.T @ X) / n, b1 - lr * d1.mean(axis=0)
    return (time.perf_counter() - begin) / epochs


def main():
    command = ["cargo", "bench", "--quiet", "--bench", "networks"]
    subprocess.run([*command, "--no-run"], cwd=ROOT, check=True)
    ours = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    pairs = []
    for _ in range(PAIRS):
        theirs = numpy_seconds_per_epoch(THEIR_EPOCHS)
        ours.stdin.write(f"{OUR_EPOCHS}\n")
        ours.stdin.flush()
        pairs.append((theirs, float(ours.stdout.readline())))
    ours.stdin.close()
    ratios = [theirs / mine for theirs, mine in pairs]
    median = statistics.median(ratios)
    mine = statistics.median(mine for _, mine in pairs)
    print(
        f"2-8-8-1 on 500 points: {median:.2f}x NumPy {np.__version__} (pairs from {min(ratios):.2f}x to {max(ratios):.2f}x; "
        f"at least {CLAIM}x is claimed), {1 / mine:,.0f} epochs a second"
    )
    print(ours.stdout.read(), end="")
    sys.exit(median < CLAIM)


main()
