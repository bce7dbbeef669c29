import numpy as np
import torch
x = torch.zeros(3)
