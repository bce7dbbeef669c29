class ValidationError(ValueError):
    """raised for bad input"""

class Stack:
    def __init__(self): self.items = []
    def push(self, x): self.items.append(x)
    def pop(self):
        if not self.items:
            raise IndexError("pop from empty stack")
        return self.items.pop()

def parse(text):
    try:
        value = int(text)
    except ValueError as e:
        raise ValidationError(f"not a number: {text!r}") from e
    else:
        if value < 0:
            raise ValidationError("negative")
        return value
    finally:
        log.append(text)

log = []
for text in ["12", "x", "-3", " 7 "]:
    try:
        print(parse(text))
    except ValidationError as e:
        print("invalid:", e, "| cause:", repr(e.__cause__))
print(log)

cases = [lambda: 1 / 0, lambda: [][1], lambda: {}["k"], lambda: int("3.5"), lambda: "a" + 1, lambda: None.x, lambda: undefined_name,
         lambda: [1, 2].index(5), lambda: (1, 2)[5], lambda: float("abc"), lambda: len(5), lambda: "abc".foo(), lambda: 5(), lambda: "x" * "y",
         lambda: next(iter([])), lambda: {}.pop("q"), lambda: [].pop(), lambda: max([]), lambda: 1 % 0, lambda: 2.0 // 0, lambda: [3] + (4,),
         lambda: sorted([1, "a"]), lambda: {[]: 1}, lambda: int([]), lambda: 3 < "4", lambda: (lambda a: a)(), lambda: (lambda: 1)(2), lambda: "abc"[1.5],
         lambda: list(5), lambda: dict([1]), lambda: chr(-1), lambda: "%d" % "x", lambda: "{}".format(), lambda: set([[]]), lambda: range(1.5), lambda: abs("x")]
messages = []
for case in cases:
    try:
        case()
    except Exception as e:
        messages.append(f"{type(e).__name__}: {e}")
        print(messages[-1])

def f():
    try:
        return "try"
    finally:
        print("finally runs")

print(f())
for i in range(3):
    try:
        if i == 1:
            continue
        if i == 2:
            break
    finally:
        print("i =", i)
s = Stack()
try:
    try:
        s.pop()
    except IndexError:
        print("re-raising")
        raise
except (KeyError, IndexError) as e:
    print(e.args)
try:
    assert len(log) == 3, f"log has {len(log)}"
except AssertionError as e:
    print("assertion:", e)
