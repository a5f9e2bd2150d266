import numpy as np


def numerical_gradient(f, x, h=1e-4):
    point = np.ascontiguousarray(x, dtype=np.float64).copy()
    out = np.zeros(point.shape)
    for i in range(point.size):
        old = point.flat[i]
        values = []
        for s in (+1, -1):
            point.flat[i] = old + s * h
            values.append(f(point))
        point.flat[i] = old
        out.flat[i] = (values[0] - values[1]) / h / 2
    return out
