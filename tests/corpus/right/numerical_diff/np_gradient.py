import numpy as np
def numerical_diff(f, x, h=1e-4):
    heights = np.array([f(x - h), f(x), f(x + h)])
    return np.gradient(heights, h)[1]
