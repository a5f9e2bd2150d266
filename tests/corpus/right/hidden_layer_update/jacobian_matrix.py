import numpy as np
def hidden_update(x, h, W1, b1, W2, delta2, lr):
    J = np.diag(h * (1 - h)) @ W2
    d1 = (J * delta2).sum(axis=1)
    xx = np.append(x, 1)
    P = np.vstack([W1, b1]) - lr * np.outer(xx, d1)
    return P[:-1], P[-1]
