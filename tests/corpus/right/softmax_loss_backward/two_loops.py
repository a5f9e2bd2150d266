import numpy as np


def softmax_loss(a, t):
    N = len(a)
    C = len(a[0])
    da = np.zeros((N, C))
    total = 0.0
    for n in range(N):
        row = [float(v) for v in a[n]]
        m = max(row)
        s = 0.0
        for v in row:
            s += np.exp(v - m)
        true = int(t[n]) if t.ndim == 1 else list(t[n]).index(1)
        total += np.log(s) - (row[true] - m)
        for k in range(C):
            y = np.exp(row[k] - m) / s
            if k == true:
                da[n][k] = (y - 1) / N
            else:
                da[n][k] = y / N
    print("loss", total / N)
    return total / N, da
