print({3,1,2}, set([5,3,9,40]), {10,20,30}, {"b"}, set(range(5)) | {100, 7}, {1.5, 0.5, 2})
for x in {9, 2, 33}: print(x)
s = {5, 1}
s.add(3); s.discard(1); s.add(0)
print(s, list(s), s.pop(), sorted(s))
