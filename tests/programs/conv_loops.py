import numpy as np

def conv2d(image, kernel, stride=1, padding=0):
    if padding:
        image = np.pad(image, padding)
    kh, kw = kernel.shape
    oh = (image.shape[0] - kh) // stride + 1
    ow = (image.shape[1] - kw) // stride + 1
    out = np.zeros((oh, ow))
    for i in range(oh):
        for j in range(ow):
            patch = image[i * stride:i * stride + kh, j * stride:j * stride + kw]
            out[i, j] = np.sum(patch * kernel)
    return out

def max_pool(x, size=2):
    h, w = x.shape
    return x[:h // size * size, :w // size * size].reshape(h // size, size, w // size, size).max(axis=(1, 3))

image = np.zeros((8, 8))
image[2:6, 2:6] = 1.0
image[3, 3] = 0.5
sobel = np.array([[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]])
features = conv2d(image, sobel, padding=1)
print(features)
relu = np.maximum(features, 0)
pooled = max_pool(relu)
print(pooled)
flat = pooled.flatten()
np.random.seed(5)
W = np.random.randn(flat.size, 3) * 0.1
logits = flat @ W
probabilities = np.exp(logits) / np.exp(logits).sum()
print(np.round(probabilities, 4), probabilities.sum().round(6))
print("strided:", conv2d(image, np.ones((2, 2)) / 4, stride=2).shape)
