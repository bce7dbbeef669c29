import sys
from functools import lru_cache

def factorial(n):
    return 1 if n <= 1 else n * factorial(n - 1)

def hanoi(n, a="A", b="B", c="C"):
    if n == 0:
        return 0
    moves = hanoi(n - 1, a, c, b)
    if n == 3:
        print(f"move {n} from {a} to {c}")
    return moves + 1 + hanoi(n - 1, b, a, c)

def permutations(s):
    if len(s) <= 1:
        return [s]
    return [c + p for i, c in enumerate(s) for p in permutations(s[:i] + s[i + 1:])]

def flatten(x):
    if isinstance(x, list):
        return [z for y in x for z in flatten(y)]
    return [x]

def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))

def queens(n, row=0, columns=()):
    if row == n:
        return 1
    return sum(queens(n, row + 1, columns + (c,)) for c in range(n)
               if all(c != d and abs(c - d) != row - r for r, d in enumerate(columns)))

@lru_cache
def coins(amount, kinds):
    if amount == 0:
        return 1
    if amount < 0 or not kinds:
        return 0
    return coins(amount, kinds[1:]) + coins(amount - kinds[0], kinds)

def gcd(a, b):
    return a if b == 0 else gcd(b, a % b)

print(factorial(20), hanoi(4), permutations("abc"))
print(flatten([1, [2, [3, [4, []]]], 5]), ackermann(2, 3), queens(6), coins(50, (25, 10, 5, 1)), gcd(84, 36))
def depth(n):
    return depth(n + 1)
try:
    depth(0)
except RecursionError as e:
    print("RecursionError:", str(e)[:32])
memo = {}
def collatz(n):
    if n == 1:
        return 1
    if n not in memo:
        memo[n] = 1 + collatz(n // 2 if n % 2 == 0 else 3 * n + 1)
    return memo[n]
longest = max(range(1, 100), key=collatz)
print(longest, collatz(longest), len(memo))
def power_set(s):
    if not s:
        return [[]]
    rest = power_set(s[1:])
    return rest + [[s[0]] + r for r in rest]
subsets = power_set([1, 2, 3])
print(subsets)
