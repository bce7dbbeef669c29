"""Times training epochs beside the same work written as NumPy expressions, in turn, in one run, and prints the ratios.

    python benches/ratios.py

Needs NumPy and cargo. Absolute figures differ from machine to machine and from minute to minute; the ratio of two
measurements taken one after the other does much less, and the median over several such pairs is what is printed.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parent.parent
PAIRS = 7
# Points, epochs of ours and of NumPy's in one measurement, and how many times faster ours is claimed to be.
SIZES = [(100, 100_000, 2_000, 100), (1_000_000, 100, 10, 12), (10_000_000, 15, 3, 15)]


def numpy_seconds_per_epoch(X, y, epochs):
    w = b = 0.0
    begin = time.perf_counter()
    for _ in range(epochs):
        predictions = w * X + b
        errors = predictions - y
        loss = np.mean(errors**2)
        grad_w = np.mean(2 * errors * X)
        grad_b = np.mean(2 * errors)
        w = w - 0.01 * grad_w
        b = b - 0.01 * grad_b
    return (time.perf_counter() - begin) / epochs


def main():
    subprocess.run(["cargo", "bench", "--quiet", "--bench", "epochs", "--no-run"], cwd=ROOT, check=True)
    command = ["cargo", "bench", "--quiet", "--bench", "epochs"]
    ours = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    missed = False
    for points, our_epochs, their_epochs, claim in SIZES:
        np.random.seed(42)
        X = np.random.randn(points)
        y = 3.5 * X + 7.2 + np.random.randn(points) * 0.8
        pairs = []
        for _ in range(PAIRS):
            theirs = numpy_seconds_per_epoch(X, y, their_epochs)
            ours.stdin.write(f"{points} {our_epochs}\n")
            ours.stdin.flush()
            pairs.append((theirs, float(ours.stdout.readline())))
        ratios = [theirs / mine for theirs, mine in pairs]
        median = statistics.median(ratios)
        epochs = 1 / statistics.median(mine for _, mine in pairs)
        print(
            f"{points:>10,} points: {median:6.1f}x NumPy (pairs from {min(ratios):.1f}x to {max(ratios):.1f}x; "
            f"at least {claim}x is claimed), {epochs:,.0f} epochs a second"
        )
        missed |= median < claim
    ours.stdin.close()
    ours.wait()
    print(f"NumPy {np.__version__}, Python {sys.version.split()[0]}")
    return missed


if __name__ == "__main__":
    sys.exit(main())
