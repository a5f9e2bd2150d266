import copy
import numpy as np


def sigmoid(x, derivative=False):
    """derivative: x is an output already."""
    if derivative:
        return x * (1 - x)
    return 1 / (1 + np.exp(-x))


def backprop_step(W1, W2, x, d, lr):
    hidden = sigmoid(W1 @ x)
    output = sigmoid(W2 @ hidden)
    output_delta = (d - output) * sigmoid(output, derivative=True)
    hidden_delta = W2.T @ output_delta * sigmoid(hidden, True)
    for i in range(W1.shape[0]):
        W1[i] += lr * hidden_delta[i] * x
    W2[0, :] += lr * output_delta[0] * hidden
    return W1, W2


def train_xor(X, d, W1, W2, lr, epochs):
    W1, W2 = copy.deepcopy((W1, W2))
    W1.flags.writeable = W2.flags.writeable = True
    for _ in range(epochs):
        for x, target in zip(X, d):
            backprop_step(W1, W2, x, target, lr)
    return W1, W2
