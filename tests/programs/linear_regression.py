import numpy as np

np.random.seed(0)
X = 2 * np.random.rand(50, 1)
y = 4 + 3 * X + np.random.randn(50, 1)

# normal equation
X_b = np.c_[np.ones((50, 1)), X]
theta_best = np.linalg.inv(X_b.T.dot(X_b)).dot(X_b.T).dot(y)
print("theta (normal equation):", theta_best.ravel())

# gradient descent
eta = 0.1
n_iterations = 200
m = len(X_b)
theta = np.random.randn(2, 1)
for iteration in range(n_iterations):
    gradients = 2 / m * X_b.T @ (X_b @ theta - y)
    theta = theta - eta * gradients
    if iteration % 50 == 0:
        mse = np.mean((X_b @ theta - y) ** 2)
        print(f"iteration {iteration:3d}  mse = {mse:.6f}")
print("theta (gradient descent):", theta.ravel().round(4))

X_new = np.array([[0], [2]])
X_new_b = np.hstack([np.ones((2, 1)), X_new])
y_predict = X_new_b @ theta_best
print(np.round(y_predict, 3))
ss_res = ((y - X_b @ theta_best) ** 2).sum()
ss_tot = ((y - y.mean()) ** 2).sum()
r2 = 1 - ss_res / ss_tot
print("R^2: %.4f" % r2)
