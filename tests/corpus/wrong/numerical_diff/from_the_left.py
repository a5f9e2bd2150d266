# expect: backward_difference
import numpy as np

def numerical_diff(f, x, h=1e-4):
    xs = np.array([x - h, x])
    ys = [f(v) for v in xs]
    return (ys[1] - ys[0]) / h
