import numpy as np

a = np.array([[0.0], [10.0], [20.0], [30.0]])
b = np.array([1.0, 2.0, 3.0])
print(a + b, (a + b).shape)
x, y = np.arange(3), np.arange(4)
print(x[:, None] * y, np.add.outer(x, y), sep="\n")
points = np.array([[0, 0], [3, 4], [6, 8]])
diff = points[:, np.newaxis, :] - points[np.newaxis, :, :]
print(np.sqrt((diff ** 2).sum(axis=-1)))
rows = np.array([[1, 2], [3, 4], [5, 6]])
centered = rows - rows.mean(axis=0)
normalized = rows / np.linalg.norm(rows, axis=1, keepdims=True)
print(centered, normalized, sep="\n")
for shapes in [((3, 2), (3,)), ((4, 1), (3, 2)), ((2, 3), (3, 2))]:
    p, q = np.ones(shapes[0]), np.ones(shapes[1])
    try:
        (p + q)
    except ValueError as e:
        print(e)
try:
    np.ones((2, 3)) @ np.ones((2, 3))
except ValueError as e:
    print(e)
try:
    np.ones((2, 3)).dot(np.ones(2))
except ValueError as e:
    print(e)
try:
    np.arange(6).reshape(4, 2)
except ValueError as e:
    print(e)
try:
    np.concatenate([np.ones((2, 2)), np.ones(2)])
except ValueError as e:
    print(e)
grid_x, grid_y = np.meshgrid(np.linspace(0, 1, 3), np.linspace(0, 2, 2))
print(grid_x, grid_y, np.broadcast_to([1, 2], (2, 2)), sep="\n")
table = np.arange(1, 10)[:, None] * np.arange(1, 10)
print(table)
