import numpy as np

def softmax(x, axis=-1):
    x = x - np.max(x, axis=axis, keepdims=True)
    return np.exp(x) / np.sum(np.exp(x), axis=axis, keepdims=True)

def attention(Q, K, V, mask=None):
    d_k = Q.shape[-1]
    scores = np.matmul(Q, K.swapaxes(-2, -1)) / np.sqrt(d_k)
    if mask is not None:
        scores = np.where(mask, scores, -1e9)
    weights = softmax(scores)
    return weights @ V, weights

np.random.seed(0)
batch, heads, seq, d = 2, 2, 4, 3
Q, K, V = (np.random.randn(batch, heads, seq, d) for _ in range(3))
causal = np.tril(np.ones((seq, seq), dtype=bool))
out, w = attention(Q, K, V, causal)
print(out.shape, w.shape)
with np.printoptions(precision=3, suppress=True):
    print(w[0, 0])
    print(out[1, 1])
print(np.allclose(w.sum(-1), 1.0))
merged = out.transpose(0, 2, 1, 3).reshape(batch, seq, heads * d)
print(merged.shape, merged.dtype)
