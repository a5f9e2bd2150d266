import numpy as np



def forward(params, x):
    h = 1 / (1 + np.exp(-(x @ params["W1"] + params["b1"])))
    a = h @ params["W2"] + params["b2"]
    a = a - a.max(axis=1, keepdims=True)
    y = np.exp(a) / np.exp(a).sum(axis=1, keepdims=True)
    return y, {"in": x, ("hidden", 1): h, "out": y}


def backward(params, cache, t):
    x, h, y = cache["in"], cache[("hidden", 1)], cache["out"]
    da = (y - t) / len(t)
    dz = da @ params["W2"].T * h * (1 - h)
    return {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ da, "b2": da.sum(axis=0)}
