import sys
import os
from typing import NamedTuple

class Token(NamedTuple):
    kind: str
    value: str

def tokenize(source):
    i = 0
    while i < len(source):
        c = source[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            j = i
            while j < len(source) and (source[j].isdigit() or source[j] == "."):
                j += 1
            yield Token("num", source[i:j])
            i = j
        elif c in "+-*/()^":
            yield Token("op", c)
            i += 1
        else:
            raise SyntaxError(f"unexpected {c!r} at {i}")

class Parser:
    """expr := term (+|- term)*; term := power (*|/ power)*; power := atom (^ power)?"""

    def __init__(self, text):
        self.tokens = list(tokenize(text))
        self.pos = 0

    def peek(self):
        return self.tokens[self.pos].value if self.pos < len(self.tokens) else None

    def take(self):
        token = self.tokens[self.pos]
        self.pos += 1
        return token

    def expr(self):
        value = self.term()
        while self.peek() in ("+", "-"):
            value = value + self.term() if self.take().value == "+" else value - self.term()
        return value

    def term(self):
        value = self.power()
        while self.peek() in ("*", "/"):
            value = value * self.power() if self.take().value == "*" else value / self.power()
        return value

    def power(self):
        value = self.atom()
        if self.peek() == "^":
            self.take()
            return value ** self.power()
        return value

    def atom(self):
        token = self.take()
        if token.value == "(":
            value = self.expr()
            self.take()
            return value
        if token.value == "-":
            return -self.atom()
        return float(token.value)

answers = {}
for text in ["1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-4 / (1 - 3)", "1.5*4-0.5"]:
    answers[text] = Parser(text).expr()
    print(f"{text:>14} = {answers[text]:g}")
for bad in ["1 / 0", "2 $ 3", "1 +"]:
    try:
        print(Parser(bad).expr())
    except (ZeroDivisionError, SyntaxError) as e:
        print(bad, "->", type(e).__name__, e)
    except IndexError:
        print(bad, "-> ends too early")
roman = {"M": 1000, "CM": 900, "D": 500, "CD": 400, "C": 100, "XC": 90, "L": 50, "XL": 40, "X": 10, "IX": 9, "V": 5, "IV": 4, "I": 1}
def to_roman(n):
    out = ""
    for symbol, value in roman.items():
        count, n = divmod(n, value)
        out += symbol * count
    return out
print([to_roman(n) for n in (4, 9, 14, 1994, 2024)])
def rle(s):
    out, prev, n = [], None, 0
    for c in s + "\0":
        if c == prev:
            n += 1
        else:
            if prev:
                out.append(f"{prev}{n if n > 1 else ''}")
            prev, n = c, 1
    return "".join(out)
print(rle("aaabccdddd"), Token("a", value="b"), Token("a", "b").kind)
word = "listen"
print(sorted(w for w in ["silent", "tinsel", "banana"] if sorted(w) == sorted(word)))
print("done", file=sys.stdout)
sys.stdout.write("written\n")
binary = "".join(format(ord(c), "08b") for c in "Hi")
back = "".join(chr(int(binary[i:i + 8], 2)) for i in range(0, len(binary), 8))
print(binary, back)
