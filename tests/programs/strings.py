text = """The quick brown fox
jumps over the lazy dog. The end."""
words = text.lower().replace(".", "").split()
print(len(words), words[:3], words[-2:])
freq = {}
for w in words:
    freq[w] = freq.get(w, 0) + 1
print(sorted(freq.items(), key=lambda kv: (-kv[1], kv[0]))[:3])

def is_palindrome(s):
    s = "".join(c for c in s.lower() if c.isalnum())
    return s == s[::-1]

print(is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("hello"))

def caesar(s, k):
    out = ""
    for ch in s:
        if ch.isalpha():
            base = ord("A") if ch.isupper() else ord("a")
            out += chr((ord(ch) - base + k) % 26 + base)
        else:
            out += ch
    return out

secret = caesar("Hello, World!", 3)
print(secret, caesar(secret, -3))
print("a-b-c".split("-"), "a,b,,c".split(",", 2), "  x ".strip() + "|", "abc".center(9, "*"), "7".zfill(3))
print("title case here".title(), "SWAP case".swapcase(), "hello".capitalize(), "x".join("abc"))
print("hello".find("l"), "hello".rfind("l"), "hello".count("l"), "hello".index("e"), "hello".startswith(("he", "x")))
print("tab\tnew\\n", repr("it's"), repr('say "hi"'), repr("both ' and \""), ascii("é€"))
print("abc" < "abd", "Z" < "a", "abc" * 2, "b" in "abc", "abcdef"[::2], "abcdef"[-3:-1], "abcdef"[4:1:-1])
print("%5.2f|%-8s|%+d|%x|%o|%e|%%|%r" % (3.14159, "left", 5, 255, 8, 12345.678, "q"))
print("{0} {1} {0} {name:>6} {n:05.1f} {d[key]} {l[1]}".format("a", "b", name="me", n=2.55, d={"key": 1}, l=[1, 2]))
print("{:,} {:_} {:b} {:#x} {:e} {:%} {:>10} {:^10} {:*<10}".format(1234567, 1234567, 5, 255, 12345.6789, 0.256, "r", "c", "l"))
rows = [("apple", 3, 1.5), ("banana", 12, 0.25), ("kiwi", 100, 10)]
print(f"{'item':<10}|{'qty':>5}|{'price':>8}")
print("-" * 25)
for name, qty, price in rows:
    print(f"{name:<10}|{qty:>5d}|{price:>8.2f}")
lines = text.splitlines()
width = max(map(len, lines))
print([line.ljust(width, ".") for line in lines])
table = str.maketrans("aeiou", "AEIOU", "x")
print("extra vowels".translate(table), "a=1;b=2".partition(";"), "one two".rpartition(" "))
print("".join(sorted("python")), list(enumerate("ab", 1)), "ß".upper(), "ÀÉ".lower(), len("日本"))
encoded = [ord(c) for c in "AZ"]
print(encoded, [hex(n) for n in encoded], bin(10), oct(8), int("ff", 16), int("0b101", 0), float("1e3"), str(1.0), str(10**15), 1e16, 1e-5)
