"""What each broken program ends with, by the Python that runs this: python tests/broken/golden.py

`.out` what it printed before, `.err` the line and the words: `LINE: ValueError: ...`. Words that are ours (refusals before
running) stand in `refused.txt` and are not made here.
"""
import contextlib, io, os, sys, traceback, warnings

os.chdir(os.path.dirname(os.path.abspath(__file__)))
warnings.simplefilter("ignore")
names = sorted(n for n in os.listdir(".") if n.endswith(".py") and n != "golden.py" and not n.startswith("refused_"))
for name in names:
    out = io.StringIO()
    try:
        with contextlib.redirect_stdout(out):
            exec(compile(open(name).read(), name, "exec"), {"__name__": "__main__"})
        words = "no error"
    except BaseException as error:
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == name]
        last = traceback.format_exception_only(error)[-1].strip().split(" (/")[0]
        words = f"{lines[-1]}: {last}" if not isinstance(error, RecursionError) else f"{lines[-1]}: RecursionError: maximum recursion depth exceeded"
    stem = name[:-3]
    open(stem + ".out", "w").write(out.getvalue())
    open(stem + ".err", "w").write(words + "\n")
    print(f"{name:<26} {words}")
