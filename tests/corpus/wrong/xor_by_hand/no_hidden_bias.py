# expect: forgets_b1
import numpy as np

def xor_forward(X, W1, b1, W2, b2, act):
    z1 = np.dot(X, W1)
    h = act(z1)
    z2 = np.dot(h, W2) + b2
    return h, act(z2)

def fixed_xor():
    W1 = np.array([[20.0, -20.0], [20.0, -20.0]])
    b1 = np.array([-10.0, 30.0])
    W2 = np.array([[20.0], [20.0]])
    b2 = np.array([-30.0])
    return W1, b1, W2, b2

