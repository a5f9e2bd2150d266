import numpy as np


def slope(out):
    return out - out * out


def blame(W2, delta2):
    return (W2 * delta2).sum(axis=1)


def hidden_update(x, h, W1, b1, W2, delta2, lr):
    d = blame(W2, delta2) * slope(h)
    return W1 - lr * (x[:, np.newaxis] * d), b1 - lr * d


if __name__ == "__main__":
    print("ok")
