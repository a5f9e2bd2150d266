import numpy as np
def softmax(x):
    if x.ndim == 1:
        print('one')
        e = np.exp(x - x.max())
        return e / e.sum()
    if x.ndim > 2:
        return np.array([softmax(p) for p in x])
    y = (x.T - x.max(axis=1)).T
    return (np.exp(y).T / np.exp(y).sum(axis=1)).T
