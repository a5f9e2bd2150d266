import numpy as np
def output_update(h, y, t, W2, b2, lr):
    slope = np.diag(y * (1 - y))
    delta = slope @ (y - t)
    step = h[:, None] * delta
    return W2 - lr * step, b2 - lr * delta, delta
