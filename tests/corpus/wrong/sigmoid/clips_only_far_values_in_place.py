# expect: none
import numpy as np

def sigmoid(x):
    if x.dtype.kind != "f":
        x = x.astype(float)
    x[x < -500] = -500
    return 1 / (1 + np.exp(-x))
