import numpy as np
from numpy import einsum

BITS = (0b0110000100001000010001110, 0b1111000001011101000011111, 0b1111000001011100000111110,
        0b0001000110010101111100010, 0b1111110000111100000111110)


def images():
    return np.array([[number >> (24 - place) & 1 for place in range(25)] for number in BITS], dtype=np.uint8)


def forward(params, x):
    seen = [np.asarray(x, dtype=np.result_type(x, np.float32, params["W1"].dtype))]
    for k in range(1, 4):
        z = einsum("nd,dh->nh", seen[-1], params["W%d" % k])
        seen.append(0.5 * (z + abs(z)))
    a = einsum("nd,dh->nh", seen[-1], params["W4"])
    a -= a.max(1)[:, None]
    y = np.exp(a - np.log(np.exp(a).sum(1, keepdims=True)))
    return y, dict(seen=seen, y=y)


def backward(params, cache, t):
    seen = list(cache["seen"])
    back = (cache["y"] - t) / float(t.shape[0])
    grads = {}
    for k in range(4, 0, -1):
        layer = seen.pop()
        grads["W%d" % k] = einsum("nd,nh->dh", layer, back)
        back = einsum("nh,dh->nd", back, params["W%d" % k]) * np.sign(layer)
    return grads


def train(params, X, T, lr, epochs):
    for _ in range(epochs):
        for row in range(X.shape[0]):
            x, t = X[row][None, :], T[row][None, :]
            grads = backward(params, forward(params, x)[1], t)
            params = {name: params[name] - lr * grads[name] for name in params}
    return params
