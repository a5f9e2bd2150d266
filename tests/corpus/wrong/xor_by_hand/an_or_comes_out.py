# expect: none
import numpy as np

def xor_forward(X, W1, b1, W2, b2, act):
    h = act(X @ W1 + b1)
    y = act(h @ W2 + b2)
    return h, y

def fixed_xor():
    W1 = np.array([[20., 20.], [20., 20.]])
    b1 = np.array([-10., -10.])
    W2 = np.array([[20.], [20.]])
    b2 = np.array([-20.])
    return W1, b1, W2, b2
