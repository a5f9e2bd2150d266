import numpy as np


def hidden_update(x, h, W1, b1, W2, delta2, lr):
    D, H = W1.shape
    O = len(delta2)
    newW = np.zeros((D, H))
    newb = np.zeros(H)
    for j in range(H):
        back = 0.0
        for k in range(O):
            back += W2[j, k] * delta2[k]
        delta = back * h[j] * (1 - h[j])
        for i in range(D):
            newW[i, j] = W1[i, j] - lr * delta * x[i]
        newb[j] = b1[j] - lr * delta
    print(newW)
    return newW, newb
