"""Times what a person waits for while runs are compared, and how long a loss surface takes to appear.

    cargo build --release && python benches/experiments.py

Four runs of 10,000 points that play 10 epochs a second together: from each key to the first bytes of what it changes.
A loss surface of 100 points in a window of 200x60: from the key to the last bytes of the picture. The drawing of the
playground's field is timed by `cargo bench --bench networks`. Exits with 1 where one takes longer than is claimed.
Needs Linux and nothing but Python's own library.
"""

import os
import sys
import time

from keys import ESCAPE, LEFT, PROGRAM, RIGHT, TAB, Claims, Terminal

RUNS = ["--fork", "b:lr=0.02@0", "--fork", "c:lr=0.05@0", "--fork", "d:optimiser=momentum@0"]
# Each of them changes something here: of one that does not, the next frame of the playing would be taken for its own.
KEYS = [b"v", b"v", b"v", TAB, b"\x1b[Z", b"?", ESCAPE, LEFT, b" ", RIGHT, b" "]
ESCAPE_WAITS = 0.04


def slowest_keys_of_four_runs():
    """The slowest keys, while all play: what comes without a key is waited for first, so that what comes then is its."""
    terminal = Terminal(["training", "--set", "points=10000", "--set", "epochs=100000", *RUNS])
    terminal.settle()
    terminal.press(b":compare\r", 5)
    terminal.settle()
    terminal.press(b" ", 5)
    seen = []
    for _ in range(10):
        for key in KEYS:
            # Right behind a frame of the playing: the next comes 100 ms later.
            while terminal.read(0.02):
                pass
            took = terminal.press(key, 1)
            if took is not None:
                seen.append((took - (ESCAPE_WAITS if key == ESCAPE else 0), key))
    end = terminal.interrupt()
    return sorted(seen, reverse=True)[:3], end


def seconds_of_a_surface():
    """From the key to the last bytes of the surface."""
    terminal = Terminal(["training", "--step", "100"], 200, 60)
    terminal.settle()
    begun, last = time.perf_counter(), None
    os.write(terminal.screen, b"v")
    while terminal.read(0.5):
        last = time.perf_counter()
    terminal.kill()
    return (last or begun) - begun


def main():
    if not PROGRAM.exists():
        raise SystemExit("cargo build --release first")
    claims = Claims()
    keys, end = slowest_keys_of_four_runs()
    for took, key in keys:
        claims.holds(f"four runs of 10,000 points playing: {key!r}", 1000 * took, "ms", 50)
    claims.holds("four runs of 10,000 points playing: Ctrl-C to the end", 1000 * end, "ms", 50)
    took = min(seconds_of_a_surface() for _ in range(5))
    claims.holds("a loss surface of 100 points at 200x60", 1000 * took, "ms", 150)
    sys.exit(1 if claims.broken else 0)


if __name__ == "__main__":
    main()
