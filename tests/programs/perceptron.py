import numpy as np

# The perceptron learns AND and OR, and cannot learn XOR
inputs = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
targets = {"AND": [0, 0, 0, 1], "OR": [0, 1, 1, 1], "XOR": [0, 1, 1, 0]}

def step(z):
    return np.where(z >= 0, 1, 0)

results = {}
for name, target in targets.items():
    w = np.zeros(2)
    b = 0.0
    for epoch in range(1, 21):
        errors = 0
        for x, t in zip(inputs, target):
            out = int(step(np.dot(w, x) + b))
            update = 0.1 * (t - out)
            if update != 0:
                w += update * x
                b += update
                errors += 1
        if errors == 0:
            break
    else:
        epoch = None
    results[name] = epoch
    print(name, "w =", w, "b =", round(b, 1), "converged" if epoch else "did not converge")
print(results)
