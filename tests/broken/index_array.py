import numpy as np
x = np.zeros((3, 3))
x[3, 0] = 1
