import numpy as np

def weighted_sum(x, w, b=0.0):
    if x.ndim == 1:
        total = 0.0
        for i in range(len(x)):
            total = total + float(x[i]) * float(w[i])
        return total + b
    result = np.zeros(x.shape[0])
    for n in range(x.shape[0]):
        result[n] = weighted_sum(x[n], w, b)
    return result

def layer(x, W, b):
    N, D = x.shape
    H = W.shape[1]
    out = np.zeros((N, H))
    for n in range(N):
        for h in range(H):
            s = b[h]
            for d in range(D):
                s += x[n, d] * W[d, h]
            out[n, h] = s
    return out
