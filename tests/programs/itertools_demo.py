import itertools
from itertools import accumulate, chain, combinations, count, cycle, groupby, islice, permutations, product, repeat, starmap, takewhile, dropwhile, zip_longest

print(list(islice(count(10, 3), 4)), list(islice(cycle("ab"), 5)), list(repeat("x", 3)))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3, 4], lambda a, b: a * b)))
print(list(chain([1], "ab", (2.5,))), list(chain.from_iterable([[1, 2], [3]])))
print(list(combinations("abcd", 2))[:4], len(list(permutations(range(4)))), list(product([0, 1], repeat=2)))
print([(k, list(g)) for k, g in groupby([1, 1, 2, 3, 3, 1])])
print([(k, len(list(g))) for k, g in groupby(sorted("mississippi"))])
print(list(starmap(pow, [(2, 3), (3, 2)])), list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])))
print(list(zip_longest("abc", [1], fillvalue="-")), list(itertools.compress("abcd", [1, 0, 1, 0])))
a, b = itertools.tee([1, 2, 3])
print(list(a), sum(b), list(itertools.combinations_with_replacement("ab", 2)), list(itertools.pairwise([1, 2, 4])), list(itertools.filterfalse(lambda x: x % 2, range(6))))
grid = [(x, y) for x, y in product(range(2), "ab")]
print(grid)
total = sum(1 for c in combinations(range(1, 10), 3) if sum(c) == 15)
print(total)
print(list(islice(range(100), 2, 20, 6)), dict(zip("abc", count())))
