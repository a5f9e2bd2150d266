import math
import numpy as np

@np.vectorize(otypes=[float])
def _scalar(v):
    v = float(v)
    if v >= 0:
        return 1 / (1 + math.exp(-v))
    return math.exp(v) / (1 + math.exp(v))

def sigmoid(x):
    return _scalar(x)
