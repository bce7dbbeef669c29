import numpy as np

np.random.seed(10)
dt = 1.0
F = np.array([[1, dt], [0, 1]])
H = np.array([[1, 0]])
Q = np.array([[0.05, 0.0], [0.0, 0.05]])
R = np.array([[4.0]])
x = np.array([[0.0], [0.0]])
P = np.diag([500.0, 49.0])
truth = np.arange(10) * 1.5
measurements = truth + np.random.normal(0, 2, size=truth.shape)
estimates = []
for z in measurements:
    x = F @ x
    P = F @ P @ F.T + Q
    y = z - H @ x
    S = H @ P @ H.T + R
    K = P @ H.T @ np.linalg.inv(S)
    x = x + K @ y
    P = (np.eye(2) - K @ H) @ P
    estimates.append(x[0, 0])
estimates = np.array(estimates)
for m, e, t in zip(measurements, estimates, truth):
    print("%8.3f %8.3f %8.3f" % (m, e, t))
rmse = lambda a: np.sqrt(np.mean((a - truth) ** 2))
print("rmse:", rmse(measurements).round(4), rmse(estimates).round(4))
print(P)
