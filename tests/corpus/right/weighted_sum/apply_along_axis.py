import numpy as np
def weighted_sum(x, w, b=0.0):
    return np.apply_along_axis(lambda r: float(np.dot(r, w) + b), -1, x) if x.size else np.zeros(0)
def layer(x, W, b):
    return np.vstack([r @ W + b for r in x])
