import numpy as np
import matplotlib.pyplot as plt
from tqdm import tqdm, trange

x = np.linspace(0, 2 * np.pi, 9)
fig, (ax1, ax2) = plt.subplots(1, 2, figsize=(8, 3))
ax1.plot(x, np.sin(x), label="sin", color="red", linewidth=2)
ax1.set_title("Sine"); ax1.legend(); ax1.grid(True)
ax2.scatter(x, np.cos(x), c="b", marker="x")
ax2.set_xlabel("x")
fig.tight_layout()
plt.savefig("out.png")
plt.show()
total = 0
for i in tqdm(range(5), desc="sum"):
    total += i
for j in trange(3):
    total += j
plt.hist(np.random.RandomState(0).randn(50), bins=10, alpha=0.5)
plt.imshow(np.eye(3), cmap="gray")
plt.colorbar()
plt.bar(["a", "b"], [1, 2])
plt.close("all")
print(total)
del fig, ax1, ax2
