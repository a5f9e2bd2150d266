import numpy as np


def delta_step(w, x, d, lr):
    W = w.reshape(1, -1)
    col = x.reshape(-1, 1)
    v = np.dot(W, col)
    y = 1 / (1 + np.exp(-v))
    e = d - y
    delta = y * (1 - y) * e
    dW = lr * delta * col
    W = W + dW.T
    return W.flatten()


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = w0.astype(np.float64)
    N = X.shape[0]
    for _ in range(epochs):
        if mode == "sgd":
            for k in range(N):
                w = delta_step(w, X[k, :], d[k], lr)
        else:
            dW = np.zeros((N, X.shape[1]))
            for k in range(N):
                dW[k] = delta_step(w, X[k, :], d[k], lr) - w
            w = w + dW.mean(0)
    return w
