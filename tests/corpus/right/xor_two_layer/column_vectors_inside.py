import numpy as np


def sigmoid(x): return 1/(1+np.exp(-x))


def backprop_step(W1, W2, x, d, lr):
    x = x.reshape(3, 1)
    a1 = sigmoid(np.dot(W1, x))          # (H,1)
    a2 = sigmoid(np.dot(W2, a1))         # (1,1)
    dz2 = (a2 - d) * a2 * (1 - a2)       # the other sign, so subtract
    dW2 = np.dot(dz2, a1.T)
    dz1 = np.dot(W2.T, dz2) * a1 * (1 - a1)
    dW1 = np.dot(dz1, x.T)
    return W1 - lr * dW1, W2 - lr * dW2


def train_xor(X, d, W1, W2, lr, epochs):
    for i in range(epochs):
        for x, t in zip(X, d):
            W1, W2 = backprop_step(W1, W2, x, t, lr)
    return W1, W2
