import numpy as np


def softmax(scores):
    y = np.array(scores, dtype=np.float64)
    y -= y.max(axis=-1)[..., np.newaxis]
    np.exp(y, out=y)
    y /= y.sum(axis=-1)[..., None]
    return y
