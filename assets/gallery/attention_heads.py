# Title: Attention with two heads
# About: Four words look back at each other, by kind and by place.
# picture: image by_kind
import numpy as np

np.set_printoptions(precision=2, suppress=True)

# %% [markdown]
# Four words, each a row of four numbers. The first two say what kind
# of word it is: a noun, a verb, or neither. The last two say where it
# stands: the places are four points around a circle.
# %%
words = ["cats", "chase", "small", "mice"]
X = np.array([[1.0, 0.0, 1.0, 0.0],
              [0.0, 1.0, 0.0, 1.0],
              [0.0, 0.0, -1.0, 0.0],
              [1.0, 0.0, 0.0, -1.0]])

# %% [markdown]
# A word may only look back, never ahead. The mask marks what is ahead.
# There the score becomes minus infinity, and its weight becomes 0.
# %%
ahead = np.triu(np.ones((4, 4), dtype=bool), 1)
print("ahead =")
print(ahead.astype(int))

# %% [markdown]
# Softmax turns the scores of a row into weights that add up to 1.
# A head compares what each word asks for, Q, with what each word
# offers, K. The weights then mix the values V.
# %%
def softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)

def head(X, Wq, Wk, Wv):
    Q, K, V = X @ Wq, X @ Wk, X @ Wv
    scores = Q @ K.T / np.sqrt(K.shape[1])
    weights = softmax(np.where(ahead, -np.inf, scores))
    return weights, weights @ V

# %% [markdown]
# The first head goes by kind: nouns ask for verbs, verbs for nouns.
# The second turns the place back by a quarter circle, so each word
# asks for the one before it. By kind, "small" asks for nothing, so it
# looks equally at all that it may see.
# %%
sharp = 4.0
kind = np.array([[1.0, 0.0], [0.0, 1.0], [0.0, 0.0], [0.0, 0.0]])
place = np.array([[0.0, 0.0], [0.0, 0.0], [1.0, 0.0], [0.0, 1.0]])
swap = np.array([[0.0, 1.0], [1.0, 0.0]])
back = np.array([[0.0, -1.0], [1.0, 0.0]])
by_kind, out1 = head(X, sharp * kind @ swap, kind, kind)
by_place, out2 = head(X, sharp * place @ back, place, kind)
for name, weights in [("kind", by_kind), ("place", by_place)]:
    print("weights by", name)
    for word, row in zip(words, weights):
        print(f"{word:>7s} {row}")

# %% [markdown]
# The results of both heads stand side by side, and a last matrix
# mixes them. Here it adds the two heads up. Look at the second number
# of "mice": it was 0, and now tells that a verb came before.
# Try sharp = 1.0 for heads that are less sure where to look.
# %%
both = np.concatenate([out1, out2], axis=1)
Wo = np.vstack([np.eye(2, 4), np.eye(2, 4)])
Y = X + both @ Wo
print("both heads =")
print(both)
print("the words with what they learned =")
print(Y)
