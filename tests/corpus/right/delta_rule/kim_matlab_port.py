import numpy as np
import matplotlib.pyplot as plt


def Sigmoid(x):
    return 1.0 / (1.0 + np.exp(-x))


def DeltaSGD(W, X, D, alpha):
    N = X.shape[0]
    for k in range(N):
        x = X[k, :].T
        d = D[k]
        v = np.matmul(W, x)
        y = Sigmoid(v)
        e = d - y
        delta = y * (1 - y) * e
        dW = alpha * delta * x
        W = W + dW
    return W


def DeltaBatch(W, X, D, alpha):
    N = X.shape[0]
    dWsum = np.zeros(X.shape[1])
    for k in range(N):
        x = X[k, :].T
        d = D[k]
        v = np.matmul(W, x)
        y = Sigmoid(v)
        e = d - y
        delta = y * (1 - y) * e
        dW = alpha * delta * x
        dWsum = dWsum + dW
    dWavg = dWsum / N
    W = W + dWavg
    return W


def delta_step(w, x, d, lr):
    return DeltaSGD(w, x[None, :], np.array([d]), lr)


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    W = w0
    E1 = np.zeros(epochs)
    for epoch in range(epochs):
        if mode == "sgd":
            W = DeltaSGD(W, X, d, lr)
        else:
            W = DeltaBatch(W, X, d, lr)
        E1[epoch] = np.sum((d - Sigmoid(X @ W)) ** 2)
    # returning w0 itself after no epochs is fine, nothing was written to it
    return W


w_demo = train_delta(np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]]), np.array([0, 0, 1, 1]),
                     2 * np.random.random(3) - 1, 0.9, 200)
plt.plot(w_demo, "r")
plt.xlabel("Epoch")
plt.legend(["SGD"])
plt.show()
