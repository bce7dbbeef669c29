import numpy as np
np.load("weights_that_are_not_there.npy")
