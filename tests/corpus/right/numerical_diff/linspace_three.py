import numpy as np
def numerical_diff(f, x, h=10 ** -4):
    xs = np.linspace(x - h, x + h, 3)
    ys = [f(p) for p in xs]
    return float((ys[2] - ys[0]) / (2 * h))
