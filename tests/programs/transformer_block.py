# A transformer block without classes; its weights come from a file beside the program.
import numpy as np

weights = np.load("transformer_block.npz")
params = {k: weights[k] for k in weights.files}
for name in sorted(params):
    print(f"{name:<8} {str(params[name].shape):<10} {params[name].dtype}")

def gelu(x):
    return 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))

def softmax(x):
    exp_x = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return exp_x / np.sum(exp_x, axis=-1, keepdims=True)

def layer_norm(x, g, b, eps: float = 1e-5):
    mean = np.mean(x, axis=-1, keepdims=True)
    variance = np.var(x, axis=-1, keepdims=True)
    return g * (x - mean) / np.sqrt(variance + eps) + b

def linear(x, w, b):
    return x @ w + b

def attention(q, k, v, mask):
    return softmax(q @ k.T / np.sqrt(q.shape[-1]) + mask) @ v

def mha(x, n_head):
    x = linear(x, params["w_qkv"], params["b_qkv"])
    qkv_heads = list(map(lambda x: np.split(x, n_head, axis=-1), np.split(x, 3, axis=-1)))
    causal_mask = (1 - np.tri(x.shape[0], dtype=x.dtype)) * -1e10
    out_heads = [attention(q, k, v, causal_mask) for q, k, v in zip(*qkv_heads)]
    return linear(np.hstack(out_heads), params["w_out"], params["b_out"])

def transformer_block(x, n_head):
    x = x + mha(layer_norm(x, params["g1"], params["b1"]), n_head)
    h = gelu(linear(layer_norm(x, params["g2"], params["b2"]), params["w_up"], params["b_up"]))
    return x + linear(h, params["w_down"], params["b_down"])

tokens = [1, 4, 2, 7]
x = params["wte"][tokens] + params["wpe"][range(len(tokens))]
for _ in range(2):
    x = transformer_block(x, n_head=2)
logits = x @ params["wte"].T
next_id = int(np.argmax(logits[-1]))
print("next token:", next_id)
print(np.round(softmax(logits[-1]), 4))
del weights
