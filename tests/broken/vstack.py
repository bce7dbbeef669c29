import numpy as np
np.vstack([np.ones(2), np.ones(3)])
