import numpy as np


def softmax(x):
    # x.T so that the sums line up
    if x.ndim == 1:
        x = x - np.max(x)
        return np.exp(x) / np.sum(np.exp(x))
    if x.ndim == 2:
        x = x.T
        x = x - np.max(x, axis=0)
        y = np.exp(x) / np.sum(np.exp(x), axis=0)
        return y.T
    return np.array([softmax(part) for part in x])


if __name__ == "__main__":
    print(softmax(np.array([[3.0, 1.0, 0.0]])))
