import numpy as np
def xor_forward(X, W1, b1, W2, b2, act):
    f = lambda a, W, b: act(a.dot(W) + b)
    h = f(X, W1, b1)
    return h, f(h, W2, b2)
def fixed_xor():
    W1 = 8 * np.array([[1, 1], [1, 1]])
    return W1, np.array([-4, -12]), 8 * np.array([[1], [-2]]), np.array([-4])
