import numpy as np
np.argmax([])
