import math
import numpy as np
def sg(v):
    if v < -700: return 0.0
    return 1/(1+math.exp(-v))
def backprop_step(W1, W2, x, d, lr):
    H = len(W1)
    w1 = [[float(W1[h][i]) for i in range(3)] for h in range(H)]
    w2 = [float(v) for v in W2[0]]
    y1 = [sg(sum(w1[h][i]*float(x[i]) for i in range(3))) for h in range(H)]
    y = sg(sum(w2[h]*y1[h] for h in range(H)))
    delta = y*(1-y)*(float(d)-y)
    for h in range(H):
        dh = w2[h]*delta*y1[h]*(1-y1[h])
        w2[h] += lr*delta*y1[h]
        for i in range(3):
            w1[h][i] += lr*dh*float(x[i])
    return np.array(w1), np.array([w2])
def train_xor(X, d, W1, W2, lr, epochs):
    w1, w2 = W1, W2
    while epochs > 0:
        for x, t in zip(X, d):
            w1, w2 = backprop_step(w1, w2, x, t, lr)
        epochs -= 1
    return np.array(w1, dtype=float), np.array(w2, dtype=float)
