"""What each program prints (`.out`) and its plain variables at the end (`.json`), by the Python that runs this.

    python tests/programs/golden.py [NAME...]

A program that ends with an error has the last line of it in `.err` as well.
"""
import io, json, math, os, re, subprocess, sys

here = os.path.dirname(os.path.abspath(__file__))


def source(name):
    text = open(name, encoding="utf-8").read()
    if name.endswith(".ipynb"):
        cells = [c["source"] for c in json.loads(text)["cells"] if c["cell_type"] == "code"]
        cells = [c if isinstance(c, str) else "".join(c) for c in cells]
        return "\n".join("\n".join(l for l in c.split("\n") if l.lstrip()[:1] not in ("%", "!")) for c in cells)
    if name.endswith(".md"):
        return "\n".join(re.findall(r"```python\n(.*?)```", text, re.S))
    return text


LEFT_OUT = object()


def plain(value, depth=0):
    import numpy as np

    if isinstance(value, np.ndarray):
        value = value.tolist() if value.dtype.kind in "fiubU" else LEFT_OUT
    elif isinstance(value, np.generic):
        value = value.item()
    if value is None or isinstance(value, (bool, str, int)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else {True: "nan", False: "inf" if value > 0 else "-inf"}[math.isnan(value)]
    if type(value) in (list, tuple) and depth < 20:
        items = [plain(v, depth + 1) for v in value]
        return LEFT_OUT if any(i is LEFT_OUT for i in items) else items
    if isinstance(value, dict) and type(value).__module__ in ("builtins", "collections") and depth < 20:
        if not all(type(k) is str for k in value):
            return LEFT_OUT
        items = {k: plain(v, depth + 1) for k, v in value.items()}
        return LEFT_OUT if any(i is LEFT_OUT for i in items.values()) else items
    return LEFT_OUT


class Anything:
    """What drawing is here: accepted, and nothing comes of it."""

    def __call__(self, *args, **kwargs):
        return self

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __iter__(self):
        return iter((self, self))


def without_screens():
    import types

    pyplot, package, bars = types.ModuleType("matplotlib.pyplot"), types.ModuleType("matplotlib"), types.ModuleType("tqdm")
    pyplot.__getattr__ = lambda name: Anything()
    package.pyplot = pyplot
    bars.tqdm = lambda items, **kwargs: items
    bars.trange = lambda n, **kwargs: range(n)
    sys.modules.update({"matplotlib": package, "matplotlib.pyplot": pyplot, "tqdm": bars})


def run(name):
    """In a process of its own: prints, then the variables on a line of their own behind a form feed."""
    sys.argv = [name]
    without_screens()
    space = {"__name__": "__main__", "__file__": name}
    err = None
    try:
        exec(compile(source(name), name, "exec"), space)
    except SystemExit:
        pass
    except BaseException as e:
        kind = type(e).__name__ if type(e).__module__ in ("builtins", "__main__") else type(e).__module__ + "." + type(e).__name__
        err = f"{kind}: {e}" if str(e) else kind
    variables = {}
    for k, v in space.items():
        if k.startswith("__"):
            continue
        p = plain(v)
        if p is not LEFT_OUT:
            variables[k] = p
        elif type(v).__module__ == "__main__" and not isinstance(v, Anything) and hasattr(v, "__dict__"):
            for a, w in vars(v).items():
                q = plain(w)
                if q is not LEFT_OUT:
                    variables[f"{k}.{a}"] = q
    sys.stdout.write("\f" + json.dumps({"variables": variables, "error": err}))


def main():
    os.chdir(here)
    if sys.argv[1:2] == ["--run"]:
        return run(sys.argv[2])
    names = sys.argv[1:] or sorted(n for n in os.listdir(".") if n.endswith((".py", ".ipynb", ".md")) and n not in ("golden.py", "weights.py", "README.md"))
    for name in names:
        done = subprocess.run([sys.executable, "-W", "ignore", "golden.py", "--run", name], capture_output=True, text=True, timeout=60, env={**os.environ, "PYTHONHASHSEED": "0"})
        out, _, rest = done.stdout.rpartition("\f")
        if not rest:
            print(name, done.stderr)
            continue
        rest = json.loads(rest)
        stem = name.rsplit(".", 1)[0]
        open(stem + ".out", "w", encoding="utf-8").write(out)
        with open(stem + ".json", "w", encoding="utf-8") as f:
            lines = (json.dumps(k) + ": " + json.dumps(v, ensure_ascii=False) for k, v in rest["variables"].items())
            f.write("{\n" + ",\n".join(lines) + "\n}\n")
        if rest["error"]:
            open(stem + ".err", "w").write(rest["error"] + "\n")
            print(name, "ENDS WITH", rest["error"])
    print(len(names), "programs")


main()
