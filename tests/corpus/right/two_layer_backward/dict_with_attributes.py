import numpy as np


class Bunch(dict):
    """A dict whose entries are attributes too."""

    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__


def forward(params, x):
    c = Bunch(x=x)
    c.h = 1 / (1 + np.exp(-(c.x @ params["W1"] + params["b1"])))
    c.a = c.h @ params["W2"] + params["b2"]
    c.e = np.exp(c.a - c.a.max(axis=1, keepdims=True))
    c.y = c.e / c.e.sum(axis=1, keepdims=True)
    return c.y, c


def backward(params, cache, t):
    g = Bunch()
    da = (cache.y - t) / len(t)
    g.W2, g.b2 = cache.h.T @ da, da.sum(axis=0)
    dz = da @ params["W2"].T * cache.h * (1 - cache.h)
    g.W1, g.b1 = cache.x.T @ dz, dz.sum(axis=0)
    return g
