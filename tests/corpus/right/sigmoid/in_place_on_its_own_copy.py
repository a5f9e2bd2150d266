import numpy as np

def sigmoid(x):
    kind = np.float32 if x.dtype == np.float32 else np.float64
    y = x.astype(kind, copy=True)
    np.negative(y, out=y)
    np.exp(y, out=y)
    y += 1
    np.reciprocal(y, out=y)
    return y
