def central_differences(of, by):
    def moved(cell, to):
        values = {**inputs, by: inputs[by].copy()}
        values[by][cell] = to
        exec(forward, globals(), values)
        return values[of]

    slopes = np.zeros_like(inputs[by])
    for cell in np.ndindex(slopes.shape):
        at = inputs[by][cell]
        h = 6.055454452393343e-6 * max(abs(at), 1)
        above, below = at + h, at - h
        slopes[cell] = (moved(cell, above) - moved(cell, below)) / (above - below)
    return slopes
