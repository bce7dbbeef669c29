"""Makes the files of weights that programs load: python tests/programs/weights.py"""
import os
import numpy as np

os.chdir(os.path.dirname(os.path.abspath(__file__)))
rng = np.random.default_rng(2024)
d, h, vocabulary = 8, 16, 10
n = lambda *shape: np.round(rng.standard_normal(shape) * 0.3, 4)
np.savez("transformer_block.npz", wte=n(vocabulary, d), wpe=n(6, d), w_qkv=n(d, 3 * d), b_qkv=n(3 * d), w_out=n(d, d), b_out=n(d),
         g1=1 + n(d), b1=n(d), g2=1 + n(d), b2=n(d), w_up=n(d, h), b_up=n(h), w_down=n(h, d), b_down=n(d))
np.save("table.npy", np.arange(12, dtype=np.float64).reshape(3, 4) / 8)
