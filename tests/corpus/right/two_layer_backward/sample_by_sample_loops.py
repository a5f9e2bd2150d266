import numpy as np


def forward(params, x):
    N = x.shape[0]
    H = params["W1"].shape[1]
    C = params["W2"].shape[1]
    h = np.zeros((N, H))
    y = np.zeros((N, C))
    for n in range(N):
        for j in range(H):
            z = params["b1"][j]
            for i in range(x.shape[1]):
                z = z + x[n, i] * params["W1"][i, j]
            h[n, j] = 1 / (1 + np.exp(-z))
        a = [params["b2"][k] + sum(h[n, j] * params["W2"][j, k] for j in range(H)) for k in range(C)]
        m = max(a)
        e = [np.exp(v - m) for v in a]
        for k in range(C):
            y[n, k] = e[k] / sum(e)
    return y, [x, h, y]


def backward(params, cache, t):
    x, h, y = cache
    N = len(x)
    grads = {k: np.zeros(v.shape) for k, v in params.items()}
    for n in range(N):
        da = (y[n] - t[n]) / N
        grads["W2"] += np.outer(h[n], da)
        grads["b2"] += da
        dh = params["W2"] @ da
        dz = dh * h[n] * (1 - h[n])
        grads["W1"] += np.outer(x[n], dz)
        grads["b1"] += dz
    return grads
