from collections import Counter, OrderedDict, defaultdict, deque, namedtuple

c = Counter("abracadabra")
print(c, c.most_common(2), c["z"], sum(c.values()))
c.update("aaa")
c.subtract("b")
print(c["a"], c["b"], sorted(c.elements())[:3], Counter(a=3, b=1) + Counter(a=1, c=2), Counter(a=3) - Counter(a=1, b=4))
groups = defaultdict(list)
for word in ["apple", "avocado", "banana", "blueberry", "cherry"]:
    groups[word[0]].append(word)
print(dict(groups), groups["z"], len(groups))
nested = defaultdict(lambda: defaultdict(int))
nested["a"]["x"] += 1
print({k: dict(v) for k, v in nested.items()})
d = deque([1, 2, 3], maxlen=4)
d.append(4); d.append(5); d.appendleft(0)
print(d, d.pop(), d.popleft(), list(d))
d.rotate(1); d.extend([9]); print(d)
Point = namedtuple("Point", ["x", "y"])
p = Point(1, y=2)
print(p, p.x + p.y, p[0], p._replace(x=5), p._asdict(), *p)
od = OrderedDict(a=1, b=2)
od.move_to_end("a")
print(list(od), od.popitem(last=False))
queue = deque([(0, "start")])
graph = {"start": ["a", "b"], "a": ["c"], "b": ["c", "end"], "c": ["end"], "end": []}
seen = {"start"}
while queue:
    depth, node = queue.popleft()
    print(depth, node, end="; ")
    for nxt in graph[node]:
        if nxt not in seen:
            seen.add(nxt)
            queue.append((depth + 1, nxt))
print()
inventory = {"a": 1}
inventory |= {"b": 2}
print(inventory, {**inventory, "c": 3}, inventory.setdefault("d", []), inventory.pop("a"), inventory.get("q", "none"))
print(list(inventory.items()), "b" in inventory, {v: k for k, v in {"x": 1, "y": 2}.items()}, dict.fromkeys("ab", 0))
s, t = {1, 2, 3}, {3, 4}
print(s & t, s | t, s - t, s ^ t, s <= {1, 2, 3, 4}, frozenset(t) == t, s.isdisjoint({9}))
s.add(10); s.discard(99); s.update([7]); s.remove(1)
print(sorted(s), len(s), max(s))
lst = list(range(5))
lst[1:3] = ["a", "b", "c"]
del lst[0]
lst.insert(1, "z"); lst.extend((8, 9)); lst.reverse(); lst.remove("b")
print(lst, lst.index("z"), lst.count(3), lst[::-2], lst * 2 == lst + lst)
matrix = [[0] * 3 for _ in range(2)]
matrix[0][1] = 5
alias = [[0] * 2] * 2
alias[0][0] = 1
print(matrix, alias, [list(r) for r in zip(*matrix)])
