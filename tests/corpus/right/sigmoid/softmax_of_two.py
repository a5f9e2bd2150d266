import numpy as np
def sigmoid(x):
    s = np.stack([x.astype(float), np.zeros(x.shape)], axis=-1)
    s = s - s.max(axis=-1, keepdims=True)
    e = np.exp(s)
    return (e / e.sum(axis=-1, keepdims=True))[..., 0]
