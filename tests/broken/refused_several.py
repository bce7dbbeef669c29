import socket
import numpy as np
import subprocess
from flask import Flask
print(np.pi)
