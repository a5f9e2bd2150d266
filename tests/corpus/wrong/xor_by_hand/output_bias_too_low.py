# expect: none
import numpy as np
def xor_forward(X, W1, b1, W2, b2, act):
    h = act(X @ W1 + b1)
    y = act(h @ W2 + b2)
    return h, y
def fixed_xor():
    return np.array([[-10.0, 10], [-10, 10]]), np.array([15.0, -5]), np.array([[5.0], [5]]), np.array([-20.0])
