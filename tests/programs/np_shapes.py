import numpy as np

a = np.arange(6)
print(a.reshape(2, 3), a.reshape(-1, 2).T, a.reshape(3, 2).ravel(), a.reshape(2, 3).flatten(order="F"), sep="\n")
x, y = np.ones((2, 2)), np.zeros((2, 2))
print(np.concatenate([x, y]), np.vstack([x, y]).shape, np.hstack([x, y]), np.stack([x, y]).shape, np.dstack([x, y]).shape, np.column_stack(([1, 2], [3, 4])), sep="\n")
print(np.split(np.arange(9), 3), np.array_split(np.arange(7), 3), np.hsplit(np.arange(8).reshape(2, 4), 2), sep="\n")
print(np.tile([1, 2], (2, 2)), np.repeat([1, 2], 2), np.repeat([[1, 2]], 2, axis=0), np.pad([1, 2], (1, 2)), np.roll([1, 2, 3], 1), np.flip([1, 2, 3]), sep="\n")
print(np.expand_dims(a, 0).shape, a[:, None].shape, np.squeeze(np.ones((1, 3, 1))).shape, np.swapaxes(np.ones((2, 3, 4)), 0, 2).shape, np.moveaxis(np.ones((2, 3, 4)), 0, -1).shape)
print(np.append([1, 2], [[3], [4]]), np.insert([1, 2, 3], 1, 9), np.delete([1, 2, 3], 1), np.atleast_2d([1, 2]).shape, np.r_[1:4, 0, 4], np.c_[[1, 2], [3, 4]], sep="\n")
print(np.zeros(3), np.ones((2, 2), dtype=int), np.full((2, 2), 7.5), np.eye(2, k=1), np.identity(2), np.linspace(0, 1, 5), np.logspace(0, 2, 3), np.arange(0, 1, 0.25), sep="\n")
print(np.tri(3), np.triu(np.ones((3, 3))), np.tril(np.arange(9).reshape(3, 3), -1), np.diag([1, 2]), np.zeros_like(a), np.empty((0, 3)).shape, np.indices((2, 2)), sep="\n")
print(a.dtype, a.ndim, a.size, a.nbytes, a.itemsize, len(a), a.astype(float).dtype, a.astype(bool), a.T.shape, np.array([1, 2.5]).dtype, np.array([1, True]).dtype)
print(np.int64(7) / 2, np.float32(1.5) * 2, (np.arange(3, dtype=np.uint8) + 1).dtype, (np.arange(3) / 2).dtype, np.result_type(np.float32, np.int64) if hasattr(np, "result_type") else "float64", (np.float32(1) + 1.0).dtype)
for row in a.reshape(2, 3):
    print(row, row.sum())
for index, value in np.ndenumerate(np.array([[1, 2], [3, 4]])) if hasattr(np, "ndenumerate") else []:
    print(index, value, end=" ")
print()
shape = x.shape
rows, cols = shape
