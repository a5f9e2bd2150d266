import numpy as np


def hidden_update(x, h, W1, b1, W2, delta2, lr):
    down = -np.einsum("jk,k,j,j->j", W2, delta2, h, 1 - h)
    W = np.array(W1, dtype=float)
    b = np.array(b1, dtype=float)
    W += lr * np.einsum("i,j->ij", x, down)
    b += lr * down
    return W, b
