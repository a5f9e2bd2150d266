import numpy as np

def layer(x, W, b):
    ones = np.ones((x.shape[0], 1))
    x1 = np.hstack([x, ones])
    W1 = np.vstack([W, b])
    return np.dot(x1, W1)

def weighted_sum(x, w, b=0.0):
    if x.ndim == 1:
        return layer(x.reshape(1, -1), w.reshape(-1, 1), np.array([b]))[0, 0]
    return layer(x, w.reshape(-1, 1), np.array([b])).ravel()
