import numpy as np


def numerical_gradient(f, x, h=0.0001):
    grad = np.zeros(x.shape, dtype=float)
    for idx, v in np.ndenumerate(x):
        a = x.astype("float64")
        b = x.astype("float64")
        a[idx] = float(v) + h
        b[idx] = float(v) - h
        print(idx, f(a), f(b))
        grad[idx] = (f(a) - f(b)) / (2 * h)
    return grad


if __name__ == "__main__":
    print(numerical_gradient(lambda x: np.sum(x ** 2), np.array([3.0, 4.0])))
