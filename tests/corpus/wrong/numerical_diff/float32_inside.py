# expect: in_float32
import numpy as np

def numerical_diff(f, x, h=1e-4):
    x = np.float32(x)
    h = np.float32(h)
    return (f(x + h) - f(x - h)) / (2 * h)
