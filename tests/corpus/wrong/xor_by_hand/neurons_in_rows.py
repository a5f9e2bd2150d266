# expect: weights_along_the_rows
import numpy as np

def xor_forward(X, W1, b1, W2, b2, act):
    n1 = act(X @ W1[0] + b1[0])
    n2 = act(X @ W1[1] + b1[1])
    h = np.stack([n1, n2], axis=1)
    y = act(h @ W2 + b2)
    return h, y

def fixed_xor():
    W1 = np.array([[20.0, -20.0], [20.0, -20.0]])
    b1 = np.array([-10.0, 30.0])
    W2 = np.array([[20.0], [20.0]])
    b2 = np.array([-30.0])
    return W1, b1, W2, b2

