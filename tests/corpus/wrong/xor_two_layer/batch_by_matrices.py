# expect: all_rows_share_one_update
import numpy as np


def sigmoid(v):
    return 1 / (1 + np.exp(-v))


def backprop_step(W1, W2, x, d, lr):
    y1 = sigmoid(W1 @ x)
    y = sigmoid(W2 @ y1)
    delta = y * (1 - y) * (d - y)
    delta1 = y1 * (1 - y1) * (W2.T @ delta)
    return W1 + lr * np.outer(delta1, x), W2 + lr * np.outer(delta, y1)


def train_xor(X, d, W1, W2, lr, epochs):
    for _ in range(epochs):
        H = sigmoid(X @ W1.T)
        Y = sigmoid(H @ W2.T)[:, 0]
        delta = Y * (1 - Y) * (d - Y)
        delta1 = H * (1 - H) * np.outer(delta, W2[0])
        W1 = W1 + lr * delta1.T @ X
        W2 = W2 + lr * (delta @ H)[None]
    return W1, W2
