"""Walks through programs in the release build and times what a person waits for.

    cargo build --release && python benches/walks.py

First frames of programs of 300 and of 2,000 lines; a step back and forth far into a run of a million statements; the end of a
program of 500 epochs, from the shell; the memory of ten million iterations. Exits with 1 where one takes longer than is claimed.
Needs Linux and nothing but Python's own library.
"""

import sys
import tempfile
from pathlib import Path

from keys import END, PROGRAM, Claims, Terminal, best_first_frame

LINE = "total = total + {k}.5 * np.sqrt({k}.0)\n"
MILLION = """import numpy as np
w = np.zeros(3)
loss = 1.0
for i in range(200000):
    g = i % 7
    loss = loss * 0.99999
    w[i % 3] += g
    a = i + 1
    b = a - g
print(w)
"""
EPOCHS = """import numpy as np
np.random.seed(0)
X = np.random.randn(100, 4)
y = X @ np.array([1.0, -2.0, 3.0, 0.5]) + np.random.randn(100) * 0.1
w = np.zeros(4)
for epoch in range(500):
    error = X @ w - y
    gradient = 2 / len(y) * X.T @ error
    w = w - 0.05 * gradient
    loss = (error ** 2).mean()
print(w, loss)
"""
TEN_MILLION = """x = 0.0
for i in range(10000000):
    x = x * 0.5 + i
"""


def program(folder, name, text):
    path = Path(folder) / name
    path.write_text(text)
    return str(path)


def lines(count):
    return "import numpy as np\ntotal = 0.0\n" + "".join(LINE.format(k=k) for k in range(count - 2))


def slowest_step(path):
    """The slowest of some steps back and forth, in the middle of a long run."""
    terminal = Terminal([path, "--step", "150000"])
    terminal.settle(1.0, 60)
    took = [terminal.press(key, 5) or 5 for key in [b",", b".", b"<", b">", b",", b","] for _ in [terminal.settle(0.3)]]
    terminal.kill()
    return 1000 * max(took)


def memory_at_the_end(path):
    terminal = Terminal([path])
    terminal.settle()
    terminal.press(END)
    terminal.settle(4.0, 120)
    memory, _ = terminal.resident()
    terminal.kill()
    return memory


def main():
    if not PROGRAM.exists():
        raise SystemExit("cargo build --release first")
    claims = Claims()
    with tempfile.TemporaryDirectory() as folder:
        for count, most in [(300, 30), (2000, 100)]:
            frame, _ = best_first_frame([program(folder, f"lines{count}.py", lines(count))])
            claims.holds(f"{count} lines: first frame", frame, "ms", most)
        frame, _ = best_first_frame([program(folder, "epochs.py", EPOCHS), "--step", "506"])
        claims.holds("500 epochs: the end, from the shell", frame, "ms", 100)
        claims.holds("a million statements: a step", slowest_step(program(folder, "million.py", MILLION)), "ms", 50)
        memory = memory_at_the_end(program(folder, "ten_million.py", TEN_MILLION))
        claims.holds("ten million iterations: memory", memory, "MiB", 400)
    sys.exit(1 if claims.broken else 0)


if __name__ == "__main__":
    main()
