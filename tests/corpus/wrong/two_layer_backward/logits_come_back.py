# expect: returns_the_logits
import numpy as np


def forward(params, x):
    h = 1 / (1 + np.exp(-(x @ params["W1"] + params["b1"])))
    scores = h @ params["W2"] + params["b2"]
    return scores, {"x": x, "h": h, "scores": scores}


def backward(params, cache, t):
    e = np.exp(cache["scores"] - cache["scores"].max(axis=1, keepdims=True))
    y = e / e.sum(axis=1, keepdims=True)
    da = (y - t) / len(t)
    h = cache["h"]
    dz = da @ params["W2"].T * h * (1 - h)
    return {"W1": cache["x"].T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ da, "b2": da.sum(axis=0)}
