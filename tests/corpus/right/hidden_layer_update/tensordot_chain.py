import numpy as np
def hidden_update(x, h, W1, b1, W2, delta2, lr):
    back = np.tensordot(W2, delta2, axes=([1], [0]))
    delta1 = back * (h - h * h)
    grad = np.array([xi * delta1 for xi in x])
    return np.subtract(W1, lr * grad), np.subtract(b1, lr * delta1)
