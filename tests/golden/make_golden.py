"""Writes the golden numbers that the tests hold the program to. Needs NumPy; the tests do not.

    python tests/golden/make_golden.py

Every number is NumPy's own: the formulas below are those of the field, written out once more, independently of the Rust.
Those of a lab are in the `golden.py` that it brings, and what they come to is written beside it.
"""

import importlib.util
import json
import sys
from pathlib import Path

import numpy as np

# What a run leaves behind is what it writes.
sys.dont_write_bytecode = True

from shared import descent_path

HERE = Path(__file__).parent
ROOT = HERE.parent.parent


def plain(value):
    """A value as JSON has it, floats in their shortest form that reads back to the same bits."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, np.ndarray):
        return plain(value.tolist())
    if isinstance(value, np.generic):
        value = value.item()
    # What JSON has no number for, as the program itself writes it.
    if isinstance(value, float) and not np.isfinite(value):
        return "nan" if np.isnan(value) else "inf" if value > 0 else "-inf"
    return value


def write(path, cases):
    lines = ",\n".join(json.dumps(plain(case)) for case in cases)
    path.write_text(f"[\n{lines}\n]\n")


# Random numbers ----------------------------------------------------------------------------------------------------


def random_numbers():
    for seed in [0, 1, 42, 123456, 2**32 - 1]:
        np.random.seed(seed)
        uniform = np.random.random_sample(300)
        normal = np.random.randn(1500)  # a mixture: the state goes on from the uniform draws
        permutation = np.random.permutation(200)
        more = np.random.normal(0, 1, 3)
        np.random.randn(100_000)
        late = np.random.randn(5)
        yield dict(seed=seed, uniform=uniform, normal=normal, permutation=permutation, more=more, late=late)


def keyed_permutations():
    for key in [[42, 1], [42, 2], [0, 1], [7, 500], [2**32 - 1, 3]]:
        yield dict(key=key, permutation=np.random.RandomState(key).permutation(100))


# Operations --------------------------------------------------------------------------------------------------------

def lower(n):
    """A lower triangular matrix that is far from singular."""
    return np.tril(RANDOM.uniform(-1, 1, (n, n))) + 2 * np.eye(n)


def positive(n):
    half = RANDOM.uniform(-1, 1, (n, n))
    return half @ half.T + n * np.eye(n)


RANDOM = np.random.RandomState(11)
signed = lambda *shape: RANDOM.uniform(-2.5, 2.5, shape)
above_0 = lambda *shape: RANDOM.uniform(0.25, 2.5, shape)
index = lambda *numbers: np.array(numbers, dtype=float)


def broadcast(draw):
    """Pairs of arguments that NumPy stretches to each other, and pairs that it does not."""
    shapes = [[(), ()], [(), (4,)], [(4,), ()], [(4,), (4,)], [(1,), (4,)], [(3, 4), ()], [(3, 4), (4,)]]
    shapes += [[(3, 1), (4,)], [(3, 1), (1, 4)], [(3, 4), (3, 4)], [(3,), (4,)], [(3, 4), (3,)], [(3, 4), (4, 3)]]
    return [tuple(draw(*shape) for shape in pair) for pair in shapes]


def each(draw):
    return [(draw(),), (draw(5),), (draw(3, 4),), (draw(1),)]


MATRICES = lambda: [(signed(3, 4),), (signed(1, 4),), (signed(4, 1),), (signed(5),)]
SQUARES = lambda: [(signed(4, 4),), (signed(1, 1),), (signed(3, 4),)]


def row_of_greatest_other(a):
    return np.argmax(np.where(np.eye(len(a)) == 1, -np.inf, a), axis=1)


def must_be(dimensions, function):
    """A function that wants a value of so many dimensions, where NumPy itself would take others as well."""

    def checked(*arguments):
        if [np.ndim(argument) for argument in arguments] != dimensions:
            raise ValueError(f"wants {dimensions} dimensions")
        return function(*arguments)

    return checked


def square(function):
    def checked(a, *rest):
        if a.shape[0] != a.shape[1]:
            raise ValueError("wants a square matrix")
        return function(a, *rest)

    return checked


OPERATIONS = {
    "add": (lambda a, b: a + b, lambda: broadcast(signed)),
    "subtract": (lambda a, b: a - b, lambda: broadcast(signed)),
    "multiply": (lambda a, b: a * b, lambda: broadcast(signed)),
    "hadamard product": (lambda a, b: a * b, lambda: broadcast(signed)),
    "divide": (lambda a, b: a / b, lambda: broadcast(above_0)),
    "power": (lambda a, b: a**b, lambda: broadcast(above_0)),
    "maximum": (np.maximum, lambda: broadcast(signed)),
    "minimum": (np.minimum, lambda: broadcast(signed)),
    "greater": (lambda a, b: (a > b).astype(float), lambda: broadcast(signed)),
    "at most": (lambda a, b: (a <= b).astype(float), lambda: broadcast(signed)),
    "negate": (lambda a: -a, lambda: each(signed)),
    "square": (lambda a: a**2, lambda: each(signed)),
    "square root": (np.sqrt, lambda: each(above_0)),
    "exp": (np.exp, lambda: each(signed)),
    "ln": (np.log, lambda: each(above_0)),
    "abs": (np.abs, lambda: each(signed)),
    "or one": (lambda a: np.where(a == 0, 1, a), lambda: each(signed) + [(index(0, 2, 0),)]),
    "sum": (np.sum, lambda: each(signed)),
    "mean": (np.mean, lambda: each(signed)),
    "max": (np.max, lambda: each(signed)),
    "min": (np.min, lambda: each(signed)),
    "matmul": (
        lambda a, b: a @ b,
        lambda: [
            (signed(3, 4), signed(4, 2)),
            (signed(1, 4), signed(4, 1)),
            (signed(3, 4), signed(4)),
            (signed(4), signed(4, 3)),
            (signed(4), signed(4)),
            (signed(17, 33), signed(33, 9)),
            (signed(8, 3), signed(8, 2)),
            (signed(3), signed(4)),
            (signed(3, 4), signed(3)),
            (signed(), signed(3)),
        ],
    ),
    "transpose": (must_be([2], lambda a: a.T), MATRICES),
    "outer": (must_be([1, 1], np.outer), lambda: [(signed(3), signed(4)), (signed(1), signed(2)), (signed(2, 2), signed(2))]),
    "take": (lambda a, rows: a[rows.astype(int)], lambda: [(signed(6), index(4, 0, 0, 5)), (signed(1), index(0))]),
    "take columns": (
        must_be([2, 1], lambda a, columns: a[:, columns.astype(int)]),
        lambda: [(signed(3, 4), index(2, 0, 2)), (signed(1, 1), index(0)), (signed(3), index(0))],
    ),
    "take column": (
        must_be([2, 0], lambda a, column: a[:, int(column)]),
        lambda: [(signed(3, 4), index(2).reshape(())), (signed(1, 1), index(0).reshape(())), (signed(3), signed())],
    ),
    "pick": (
        must_be([1, 0], lambda a, place: a[int(place)]),
        lambda: [(signed(4), index(2).reshape(())), (signed(1), index(0).reshape(()))],
    ),
    "causal mask": (square(lambda a: np.where(np.tri(len(a), dtype=bool), a, -np.inf)), SQUARES),
    "argmax": (must_be([2], lambda a: np.argmax(a, axis=1)), MATRICES),
    "greatest other": (square(row_of_greatest_other), lambda: [(signed(4, 4),), (signed(2, 2),), (signed(3, 4),)]),
    "nonzero": (must_be([1], np.flatnonzero), lambda: [(index(0, 3, 0, -1),), (index(1, 2),), (index(0, 0),), (signed(2, 2),)]),
    "with ones": (must_be([2], lambda a: np.column_stack([np.ones(len(a)), a])), MATRICES),
    "identity": (square(lambda a: np.eye(len(a))), SQUARES),
    "cholesky": (square(np.linalg.cholesky), lambda: [(positive(4),), (positive(1),), (positive(6),), (signed(3, 4),)]),
    "forward substitution": (
        square(lambda a, b: np.linalg.solve(a, b)),
        lambda: [(lower(4), signed(4)), (lower(1), signed(1)), (lower(4), signed(3)), (signed(3, 4), signed(4))],
    ),
    "back substitution": (
        square(lambda a, b: np.linalg.solve(a.T, b)),
        lambda: [(lower(4), signed(4)), (lower(1), signed(1)), (lower(4), signed(3))],
    ),
    "descent path": (must_be([2, 1, 0, 0, 0], lambda *a: descent_path(*a)), lambda: [
        (positive(3), signed(3), np.array(0.1), np.array(4.0), np.array(10.0)),
        (positive(2), signed(2), np.array(0.2), np.array(0.0), np.array(5.0)),
        (positive(2), signed(3), np.array(0.2), np.array(1.0), np.array(5.0)),
    ]),
    "matmul by loops": (square(lambda a, b: a @ b), lambda: [(signed(4, 4), signed(4, 4)), (signed(1, 1), signed(1, 1)), (signed(3, 3), signed(4, 4)), (signed(3, 4), signed(4, 3))]),
    "singular values": (
        must_be([2], lambda a: np.linalg.svd(a, compute_uv=False)),
        lambda: [(signed(3, 3),), (signed(4, 2),), (signed(2, 5),), (signed(3),)],
    ),
}
for fold in ["sum", "mean", "max", "min"]:
    function = getattr(np, fold)
    OPERATIONS[f"{fold} of each column"] = (must_be([2], lambda a, f=function: f(a, axis=0)), MATRICES)
    OPERATIONS[f"{fold} of each row"] = (must_be([2], lambda a, f=function: f(a, axis=1)), MATRICES)
OPERATIONS["tanh"] = (np.tanh, lambda: each(signed))
OPERATIONS["sin"] = (np.sin, lambda: each(signed))
OPERATIONS["as a column"] = (must_be([1], lambda a: a[:, None]), lambda: [(signed(5),), (signed(1),), (signed(3, 4),)])
OPERATIONS["beside"] = (
    lambda a, b: np.column_stack([a, b]),
    lambda: [(signed(4), signed(4)), (signed(3, 2), signed(3)), (signed(3), signed(3, 2)), (signed(3, 2), signed(3, 1)), (signed(3), signed(4))],
)


def clip(a, least, most):
    if np.ndim(least) or np.ndim(most):
        raise ValueError("wants numbers for bounds")
    return np.clip(a, least, most)


OPERATIONS["clip"] = (
    clip,
    lambda: [(of, np.array(-0.75), np.array(1.25)) for of in (signed(), signed(9), signed(3, 4))]
    + [(signed(4), signed(4), np.array(1.0)), (signed(3), np.array(0.0), signed(3))],
)


def operations():
    for name, (function, cases) in OPERATIONS.items():
        for arguments in cases():
            arguments = [np.asarray(argument) for argument in arguments]
            try:
                result = function(*arguments)
            except (ValueError, np.linalg.LinAlgError) as error:
                yield dict(operation=name, arguments=arguments, error=str(error))
            else:
                yield dict(operation=name, arguments=arguments, result=result)


# The labs ------------------------------------------------------------------------------------------------------------


def labs():
    """The folders of what labs bring that have something to be held to."""
    return sorted(path.parent for pattern in ["assets/labs/*/golden.py", "tests/support/*/golden.py"] for path in ROOT.glob(pattern))


def cases(folder):
    spec = importlib.util.spec_from_file_location(folder.name, folder / "golden.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return list(module.cases())


# The program's own lines ---------------------------------------------------------------------------------------------


def agrees(computed, known, names):
    """Whether what a line of the program computed is what the formulas above gave."""
    known = np.asarray(known)
    if known.dtype.kind == "U":
        return [names[int(place)] for place in np.atleast_1d(computed)] == known.tolist()
    if np.shape(computed) != known.shape:
        return False
    scale = np.maximum(np.abs(np.where(np.isfinite(known), known, 1)), 1)
    with np.errstate(invalid="ignore"):
        is_close = np.abs(computed - known) <= 1e-9 * scale
    is_same = (computed == known) | (np.isnan(computed) & np.isnan(known))
    return bool(np.all(np.where(np.isfinite(known), is_close, is_same)))


def run_programs(folder, cases):
    """Runs the NumPy lines that the program shows as a lab's code, and holds them to the numbers that were written above.

    `tests/programs.rs` keeps programs.json as it should be.
    """
    programs = json.loads((folder / "programs.json").read_text())
    assert len(programs) == len(cases), f"{folder}: programs.json has other cases"
    compared = 0
    for index, (entry, case) in enumerate(zip(programs, cases)):
        given = dict(np=np)
        for helper in entry["helpers"]:
            exec(helper, given)
        with np.errstate(all="ignore"):
            exec("\n".join(entry["setup"]), given)
            for position, quantities in case["positions"].items():
                here = dict(given)
                exec("\n".join(entry["positions"][position]), here)
                for name, value in quantities.items():
                    where = f"{folder.name} case {index} at {position}: {name}"
                    assert name in here, f"{where} is not computed"
                    assert agrees(here[name], value, entry["names"]), f"{where} is {here[name]}, not {value}"
                    compared += 1
    print(f"{folder.name}: {compared} quantities of {len(programs)} programs agree")


if __name__ == "__main__":
    write(HERE / "random.json", random_numbers())
    write(HERE / "permutations.json", keyed_permutations())
    write(HERE / "operations.json", operations())
    fixtures = {folder: cases(folder) for folder in labs()}
    for folder, known in fixtures.items():
        write(folder / "golden.json", known)
    for folder, known in fixtures.items():
        run_programs(folder, known)
