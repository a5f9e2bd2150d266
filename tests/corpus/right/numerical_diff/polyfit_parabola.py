import numpy as np
def numerical_diff(f, x, h=1e-4):
    forward = (f(x + h) - f(x)) / h
    backward = (f(x) - f(x - h)) / h
    print("앞", forward, "뒤", backward)
    return np.mean([forward, backward])
