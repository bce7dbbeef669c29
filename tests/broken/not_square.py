import numpy as np
np.linalg.det(np.ones((2, 3)))
