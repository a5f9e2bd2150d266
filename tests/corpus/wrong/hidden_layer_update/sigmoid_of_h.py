# expect: sigmoid_twice
import numpy as np


def sigmoid(x, deriv=False):
    if deriv:
        return sigmoid(x) * (1 - sigmoid(x))
    return 1 / (1 + np.exp(-x))


def hidden_update(x, h, W1, b1, W2, delta2, lr):
    delta1 = np.dot(W2, delta2) * sigmoid(h, deriv=True)
    return W1 - lr * np.outer(x, delta1), b1 - lr * delta1
