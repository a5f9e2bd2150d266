from typing import NamedTuple

import numpy as np


class Saved(NamedTuple):
    x: np.ndarray
    h: np.ndarray
    y: np.ndarray


def forward(params, x):
    h = 1 / (1 + np.exp(-(x @ params["W1"] + params["b1"])))
    a = h @ params["W2"] + params["b2"]
    a = a - a.max(axis=1, keepdims=True)
    y = np.exp(a) / np.exp(a).sum(axis=1, keepdims=True)
    return y, Saved(x, h, y)


def backward(params, cache, t):
    da = (cache.y - t) / cache.x.shape[0]
    dz = da @ params["W2"].T * cache.h * (1 - cache.h)
    return {"W1": cache.x.T @ dz, "b1": dz.sum(axis=0), "W2": cache.h.T @ da, "b2": da.sum(axis=0)}
