import nunpy as np
print(np.zeros(2))
