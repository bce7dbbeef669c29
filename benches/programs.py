"""Times programs beside CPython with NumPy: whole processes, in turn, matplotlib an empty module for both.

    cargo build --release
    python benches/programs.py [FILE...]

Without files: those of tests/programs that compute longest. Each is run five times by both in turn; the medians count.
"""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / "target" / "release" / "lina-tui"
USUAL = ["matmul_loop.py", "gpt.py", "xor_backprop.py", "q_learning.py"]
TIMES = 5


def seconds(command, folder, environment):
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start, done.returncode


def main():
    files = [pathlib.Path(name).resolve() for name in sys.argv[1:]]
    files = files or [ROOT / "tests" / "programs" / name for name in USUAL]
    with tempfile.TemporaryDirectory() as empty:
        package = pathlib.Path(empty) / "matplotlib"
        package.mkdir()
        (package / "__init__.py").touch()
        (package / "pyplot.py").write_text("def __getattr__(name):\n    return lambda *args, **more: None\n")
        environment = dict(os.environ, PYTHONPATH=empty)
        for file in files:
            taken = {"python": [], "lina-tui": []}
            statuses = {}
            for _ in range(TIMES):
                for name, command in (("python", [sys.executable, file]), ("lina-tui", [PROGRAM, "run", file])):
                    elapsed, statuses[name] = seconds(command, file.parent, environment)
                    taken[name].append(elapsed)
            theirs, ours = (statistics.median(taken[name]) for name in ("python", "lina-tui"))
            note = "" if statuses["python"] == statuses["lina-tui"] else f"  statuses differ: {statuses}"
            print(f"{file.name}: CPython {theirs:.3f} s, lina-tui {ours:.3f} s, {theirs / ours:.2f}x{note}", flush=True)


if __name__ == "__main__":
    main()
