import numpy as np

size = 12
yy, xx = np.mgrid[0:size, 0:size]
image = ((xx - 5.5) ** 2 + (yy - 5.5) ** 2 < 16).astype(np.float64) * 200
image[yy == xx] = 255
pixels = image.astype(np.uint8)
print(pixels[:4])
print(pixels.dtype, pixels.min(), pixels.max(), pixels.mean())

def filter2d(img, k):
    pad = k.shape[0] // 2
    padded = np.pad(img, pad, mode="edge")
    out = np.zeros_like(img, dtype=float)
    for dy in range(k.shape[0]):
        for dx in range(k.shape[1]):
            out += k[dy, dx] * padded[dy:dy + img.shape[0], dx:dx + img.shape[1]]
    return out

blur = filter2d(image, np.ones((3, 3)) / 9)
print(blur[4, ::3].round(2))
sharpen = np.array([[0, -1, 0], [-1, 5, -1], [0, -1, 0]])
sharp = np.clip(filter2d(image, sharpen), 0, 255).astype(np.uint8)
print(sharp[0], sharp[5])
gx = np.diff(image, axis=1)
print(int(np.abs(gx).sum()))
negative = 255 - pixels
flipped = pixels[:, ::-1]
rotated = np.rot90(pixels) if hasattr(np, "rot90") else pixels.T[::-1]
print(np.array_equal(rotated, pixels.T[::-1]))
gray_levels, counts = np.unique(pixels, return_counts=True)
print(dict(zip(gray_levels.tolist(), counts.tolist())))
hist, edges = np.histogram(pixels, bins=4, range=(0, 256))
print(hist, edges)
threshold = np.where(pixels > pixels.mean(), 1, 0)
for row in threshold[::3]:
    print("".join(" █"[v] for v in row))
