import numpy as np

def kmeans(X, k, max_iters=100, seed=42):
    np.random.seed(seed)
    idx = np.random.choice(len(X), k, replace=False)
    centroids = X[idx].copy()
    for it in range(max_iters):
        distances = np.sqrt(((X - centroids[:, np.newaxis]) ** 2).sum(axis=2))
        labels = np.argmin(distances, axis=0)
        new_centroids = np.array([X[labels == j].mean(axis=0) for j in range(k)])
        if np.allclose(centroids, new_centroids):
            break
        centroids = new_centroids
    return labels, centroids, it

np.random.seed(1)
blobs = [np.random.normal(loc, 0.5, size=(15, 2)) for loc in ([0, 0], [5, 5], [0, 5])]
X = np.concatenate(blobs)
labels, centroids, iterations = kmeans(X, 3)
order = np.argsort(centroids.sum(axis=1))
print("converged after", iterations, "iterations")
print(np.round(centroids[order], 2))
print("sizes:", np.bincount(labels))
inertia = sum(((X[labels == j] - centroids[j]) ** 2).sum() for j in range(3))
print("inertia: {:.3f}".format(inertia))
del blobs
