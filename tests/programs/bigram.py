import numpy as np

words = open("names.txt").read().splitlines()
chars = sorted(list(set("".join(words))))
stoi = {s: i + 1 for i, s in enumerate(chars)}
stoi["."] = 0
itos = {i: s for s, i in stoi.items()}
V = len(stoi)
N = np.zeros((V, V), dtype=np.int32)
for w in words:
    chs = ["."] + list(w) + ["."]
    for ch1, ch2 in zip(chs, chs[1:]):
        N[stoi[ch1], stoi[ch2]] += 1
print(N)
P = (N + 1).astype(np.float64)
P /= P.sum(axis=1, keepdims=True)
log_likelihood, n = 0.0, 0
for w in words[:3]:
    for ch1, ch2 in zip("." + w, w + "."):
        prob = P[stoi[ch1], stoi[ch2]]
        log_likelihood += np.log(prob)
        n += 1
print(f"{log_likelihood=:.4f} {-log_likelihood / n:.4f}")
xs, ys = [], []
for w in words:
    for a, b in zip("." + w, w + "."):
        xs.append(stoi[a]); ys.append(stoi[b])
xs, ys = np.array(xs), np.array(ys)
g = np.random.default_rng(2147483647)
W = g.standard_normal((V, V))
for k in range(30):
    xenc = np.eye(V)[xs]
    logits = xenc @ W
    counts = np.exp(logits)
    probs = counts / counts.sum(1, keepdims=True)
    loss = -np.log(probs[np.arange(len(xs)), ys]).mean() + 0.01 * (W ** 2).mean()
    if k % 10 == 0:
        print(k, round(float(loss), 5))
    d = probs.copy()
    d[np.arange(len(xs)), ys] -= 1
    W -= 10 * (xenc.T @ d / len(xs) + 0.02 * W / W.size)
out = []
for i in range(4):
    ix, name = 0, ""
    while len(name) < 8:
        ix = g.choice(V, p=P[ix])
        if ix == 0:
            break
        name += itos[int(ix)]
    out.append(name)
print(out)
del itos
ix = int(ix)
