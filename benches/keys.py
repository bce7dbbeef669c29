"""Drives the release build in a terminal of its own and times what a person waits for.

    cargo build --release && python benches/keys.py

First frames and resident memory of the built-in labs and of large tables; then, in every lab on tables of 20,000 rows
of 10 columns and of 5 rows of 1,000, from each key to the first bytes of what it changes, and from Ctrl-C to the end of
the program. Exits with 1 where one takes longer than is claimed. Needs Linux and nothing but Python's own library.
"""

import fcntl
import os
import pty
import random
import re
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

PROGRAM = Path(__file__).parent.parent / "target" / "release" / "lina-tui"
QUERIES = re.compile(rb"\x1b\]1[01];\?(?:\x07|\x1b\\)|\x1b\[c|\x1b\[[56]n")
ANSWERS = {b"\x1b[c": b"\x1b[?62c", b"\x1b[5n": b"\x1b[0n", b"\x1b[6n": b"\x1b[1;1R"}
RIGHT, LEFT, DOWN, END, HOME, ENTER, ESCAPE, TAB, CTRL_C = (
    b"\x1b[C", b"\x1b[D", b"\x1b[B", b"\x1b[F", b"\x1b[H", b"\r", b"\x1b", b"\t", b"\x03",
)
KEYS = [
    RIGHT, b".", DOWN, b"]", b"v", b"w", DOWN, ENTER, ESCAPE, b"s", b"s", b"s", b"c", b"c", b"c", END, LEFT, b",",
    HOME, b"x", ESCAPE, b"g", ESCAPE, b"?", ESCAPE,
]  # fmt: skip
LABS = 14
# Escape alone is a key only when nothing has followed it for so long.
ESCAPE_WAITS = 0.04


class Terminal:
    """A pseudo-terminal that answers what a program asks of it."""

    def __init__(self, arguments, columns=80, rows=24):
        self.begun = time.perf_counter()
        self.child, self.screen = pty.fork()
        if self.child == 0:
            environment = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "HOME": "/nonexistent"}
            os.execve(PROGRAM, [str(PROGRAM), *arguments], environment)
        fcntl.ioctl(self.screen, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.tail = b""

    def read(self, seconds):
        """What comes within `seconds`, as soon as something does; nothing where the program has ended."""
        if not select.select([self.screen], [], [], max(seconds, 0))[0]:
            return b""
        try:
            got = os.read(self.screen, 1 << 16)
        except OSError:
            return None
        self.tail = (self.tail + got)[-(len(got) + 32) :]
        for query in QUERIES.findall(self.tail):
            os.write(self.screen, ANSWERS.get(query, b"\x1b]11;rgb:0000/0000/0000\x07"))
        self.tail = QUERIES.sub(b"", self.tail)[-32:]
        return got

    def settle(self, quiet=0.15, at_most=20):
        end = time.perf_counter() + at_most
        while time.perf_counter() < end and self.read(quiet):
            pass

    def first_frame(self):
        """Seconds until a screenful of text has come."""
        got = b""
        while len(got) < 1500:
            came = self.read(20)
            if not came:
                raise SystemExit(f"no frame: {got!r}")
            got += came
        return time.perf_counter() - self.begun

    def press(self, key, patience=0.4):
        """Seconds from a key to the first bytes of what it changes; nothing where it changes nothing."""
        begun = time.perf_counter()
        os.write(self.screen, key)
        came = self.read(patience)
        return time.perf_counter() - begun if came else None

    def resident(self):
        """MiB in memory, and how many of them are the program's own: the others are pages of its file, which whoever
        else runs it shares."""
        status = Path(f"/proc/{self.child}/status").read_text()
        return [int(re.search(rf"{kind}:\s+(\d+)", status)[1]) / 1024 for kind in ("VmHWM", "RssAnon")]

    def interrupt(self):
        """Seconds from Ctrl-C to the end of the program."""
        begun = time.perf_counter()
        os.write(self.screen, CTRL_C)
        while self.read(20):
            pass
        os.waitpid(self.child, 0)
        return time.perf_counter() - begun

    def kill(self):
        os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
        os.close(self.screen)


def table(folder, rows, columns):
    path = Path(folder) / f"{rows}x{columns}.csv"
    drawn = random.Random(0)
    with path.open("w") as file:
        print(*(f"c{i}" for i in range(columns)), sep=",", file=file)
        for _ in range(rows):
            print(*(f"{drawn.gauss(0, 1):.4f}" for _ in range(columns)), sep=",", file=file)
    return path


class Claims:
    def __init__(self):
        self.broken = 0

    def holds(self, what, seen, unit, most):
        is_broken = seen > most
        self.broken += is_broken
        print(f"{what:58} {seen:7.1f} {unit}  (at most {most} is claimed){'  <-- NOT' if is_broken else ''}", flush=True)


def best_first_frame(arguments, tries=15):
    times = []
    for _ in range(tries):
        terminal = Terminal(arguments)
        times.append(terminal.first_frame())
        terminal.settle(0.05, 0.3)
        memory = terminal.resident()
        terminal.kill()
    return 1000 * min(times), memory


def slowest_keys(arguments):
    """The slowest keys of all labs, and the slowest end by Ctrl-C."""
    seen, ends = [], []
    for lab in range(LABS):
        terminal = Terminal(arguments)
        terminal.settle()
        for _ in range(lab + 1):
            took = terminal.press(TAB, 5)
            seen.append((took or 5, lab, TAB))
            terminal.settle(0.1)
        for key in KEYS:
            took = terminal.press(key)
            if took is not None:
                seen.append((took - (ESCAPE_WAITS if key == ESCAPE else 0), lab, key))
            # While something is on its way the screen says so, and another key has nothing to add to that.
            terminal.settle(0.3, 2)
        ends.append(terminal.interrupt())
    return sorted(seen, reverse=True)[:3], max(ends)


def main():
    if not PROGRAM.exists():
        raise SystemExit("cargo build --release first")
    claims = Claims()
    with tempfile.TemporaryDirectory() as folder:
        large = {size: table(folder, *size) for size in [(20_000, 10), (5, 1000), (5, 10_000)]}
        frame, (resident, own) = best_first_frame(["training"])
        claims.holds("training: first frame", frame, "ms", 8)
        claims.holds("training: memory of its own", own, "MiB", 2)
        print(f"{'training: memory with the pages of its file':58} {resident:7.1f} MiB")
        for (rows, columns), path in large.items():
            frame, (resident, _) = best_first_frame(["--data", str(path)])
            claims.holds(f"{rows} rows of {columns}: first frame", frame, "ms", 500 if columns == 10_000 else 150)
            if columns == 10_000:
                claims.holds(f"{rows} rows of {columns}: memory", resident, "MiB", 300)
        for rows, columns in [(20_000, 10), (5, 1000)]:
            keys, end = slowest_keys(["--data", str(large[rows, columns])])
            for took, lab, key in keys:
                claims.holds(f"{rows} rows of {columns}: {key!r} in lab {lab + 1}", 1000 * took, "ms", 100)
            claims.holds(f"{rows} rows of {columns}: Ctrl-C to the end", 1000 * end, "ms", 100)
    sys.exit(1 if claims.broken else 0)


if __name__ == "__main__":
    main()
