# Title: A line by gradient descent
# About: Move a line downhill, step by step, until it fits the points.
# picture: line slope intercept over x y
import numpy as np

# %% [markdown]
# We make ten points that lie near a known line, with some noise.
# From then on we use only x and y, and try to find the line again.
# %%
true_slope = 1.5
true_intercept = 4.0
noise = 0.5
seed = 3
np.random.seed(seed)
x = np.linspace(-2, 2, 10)
y = true_slope * x + true_intercept + noise * np.random.randn(10)

# %% [markdown]
# We start with a flat line at zero, which is certainly wrong.
# The loss is the mean of the squared errors. It tells us how wrong.
# %%
lr = 0.1
epochs = 40
slope = 0.0
intercept = 0.0
losses = []

# %% [markdown]
# Each epoch asks two questions. Would the loss grow if the slope grew?
# Would it grow if the intercept grew? The two gradients answer, and
# we take a small step the other way.
# %%
for epoch in range(epochs):
    error = slope * x + intercept - y
    loss = np.mean(error ** 2)
    losses.append(loss)
    grad_slope = 2 * np.mean(error * x)
    grad_intercept = 2 * np.mean(error)
    slope = slope - lr * grad_slope
    intercept = intercept - lr * grad_intercept
    if epoch % 5 == 0:
        print(f"epoch {epoch:2d}: loss {loss:7.4f}"
              f"  slope {slope:.4f}  intercept {intercept:.4f}")

# %% [markdown]
# The best line can also be computed at once, as polyfit does it.
# Descent has come very close to that line. It is not exactly the true
# one, because ten noisy points do not tell us more.
# %%
best_slope, best_intercept = np.polyfit(x, y, 1)
print(f"found: slope {slope:.4f}  intercept {intercept:.4f}")
print(f"best:  slope {best_slope:.4f}  intercept {best_intercept:.4f}")
print(f"true:  slope {true_slope:.4f}  intercept {true_intercept:.4f}")

# %% [markdown]
# The loss falls quickly at first and then hardly at all.
# What remains comes from the noise, and no line can remove it.
# Try lr = 0.7: the steps become too long and the loss explodes.
# %%
print(f"first loss {losses[0]:.4f}, last loss {losses[-1]:.4f}")
