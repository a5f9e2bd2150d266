# expect: fixed_xor__everything_times_ten
import numpy as np

def xor_forward(X, W1, b1, W2, b2, act):
    h = act(X @ W1 + b1)
    y = act(h @ W2 + b2)
    return h, y

def fixed_xor():
    net = [[[-2, 2], [-2, 2]], [3, -1], [[1], [1]], [-1]]
    return tuple(10.0 * np.array(part) for part in net)
