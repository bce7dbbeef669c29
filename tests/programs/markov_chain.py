import numpy as np

states = ["sunny", "cloudy", "rainy"]
P = np.array([[0.7, 0.2, 0.1],
              [0.3, 0.4, 0.3],
              [0.2, 0.3, 0.5]])
assert np.allclose(P.sum(axis=1), 1)
pi = np.array([1.0, 0, 0])
for n in range(1, 31):
    pi = pi @ P
    if n in (1, 2, 5, 30):
        print(n, pi)
print("P^10:")
print(np.linalg.matrix_power(P, 10))
A = np.vstack((P.T - np.eye(3), np.ones(3)))
b = np.array([0, 0, 0, 1])
stationary, *_ = np.linalg.lstsq(A, b, rcond=None)
print(dict(zip(states, stationary.round(4).tolist())))
np.random.seed(42)
state, path = 0, []
for _ in range(15):
    path.append(states[state])
    state = np.random.choice(3, p=P[state])
state = int(state)
print(" -> ".join(path))
