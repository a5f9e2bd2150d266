# expect: none
import numpy as np

def xor_forward(X, W1, b1, W2, b2, act):
    return act(act(X @ W1 + b1) @ W2 + b2)

def fixed_xor():
    W1 = np.array([[20.0, -20.0], [20.0, -20.0]])
    b1 = np.array([-10.0, 30.0])
    W2 = np.array([[20.0], [20.0]])
    b2 = np.array([-30.0])
    return W1, b1, W2, b2

