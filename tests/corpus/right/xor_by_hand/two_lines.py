import numpy as np

def xor_forward(X, W1, b1, W2, b2, act):
    h = act(np.dot(X, W1) + b1)
    y = act(np.dot(h, W2) + b2)
    return h, y

def fixed_xor():
    W1 = np.array([[20.0, -20.0], [20.0, -20.0]])
    b1 = np.array([-10.0, 30.0])
    W2 = np.array([[20.0], [20.0]])
    b2 = np.array([-30.0])
    return W1, b1, W2, b2
