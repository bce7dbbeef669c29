def descent_path(gram, moment, lr, steps, rows):
    path = [np.zeros(len(moment))]
    for _ in range(int(steps)):
        path.append(path[-1] - lr * 2 / rows * (gram @ path[-1] - moment))
    return np.array(path)
