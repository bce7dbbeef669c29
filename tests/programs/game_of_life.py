import numpy as np

def step(grid):
    n = sum(np.roll(np.roll(grid, i, 0), j, 1) for i in (-1, 0, 1) for j in (-1, 0, 1) if (i, j) != (0, 0))
    return (n == 3) | (grid & (n == 2))

def show(grid):
    for row in grid:
        print("".join("#" if cell else "." for cell in row))

grid = np.zeros((6, 8), dtype=bool)
glider = [(0, 1), (1, 2), (2, 0), (2, 1), (2, 2)]
for r, c in glider:
    grid[r, c] = True
for generation in range(5):
    print("generation", generation, "alive", grid.sum())
    show(grid)
    grid = step(grid)
print(np.argwhere(grid).tolist())
