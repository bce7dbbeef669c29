import numpy as np
v = np.array([1, 2, 3])
v[0, 1]
