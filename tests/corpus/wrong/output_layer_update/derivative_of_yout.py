# expect: slope_of_y_not_of_the_error
import numpy as np


def output_update(h, y, t, W2, b2, lr):
    # W(t+1) = W(t) - dYout/dW
    dY = y * (1 - y)
    W = W2 - lr * np.outer(h, dY)
    return W, b2 - lr * dY, dY
