# expect: fixed_xor__only_the_bias
import numpy as np

def xor_forward(X, W1, b1, W2, b2, act):
    h = act(X @ W1 + b1)
    y = act(h @ W2 + b2)
    return h, y

def fixed_xor():
    W1 = np.array([[-2., 2.], [-2., 2.]])
    b1 = np.array([3., -1.])
    W2 = np.array([[1.], [1.]])
    b2 = np.array([-1.5])
    return W1, b1, W2, b2
