import numpy as np


def affine_forward(x, W, b):
    N = x.shape[0]
    flat = x.reshape(N, -1)
    D, H = W.shape
    out = np.zeros((N, H))
    for n in range(N):
        for h in range(H):
            s = 0.0
            for d in range(D):
                s += flat[n, d] * W[d, h]
            out[n, h] = s + b[h]
    return out, (flat.copy(), W.copy(), x.shape)


def affine_backward(dout, cache):
    flat, W, shape = cache
    N, D = flat.shape
    H = W.shape[1]
    dx, dW, db = np.zeros((N, D)), np.zeros((D, H)), np.zeros(H)
    for n in range(N):
        for h in range(H):
            db[h] += dout[n, h]
            for d in range(D):
                dx[n, d] += dout[n, h] * W[d, h]
                dW[d, h] += flat[n, d] * dout[n, h]
    return dx.reshape(shape), dW, db
