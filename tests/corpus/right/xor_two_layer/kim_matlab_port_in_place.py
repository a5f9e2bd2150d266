import numpy as np
import matplotlib.pyplot as plt


def Sigmoid(x):
    return 1.0 / (1.0 + np.exp(-x))


def BackpropXOR(W1, W2, X, D, alpha):
    N = X.shape[0]
    for k in range(N):
        x = X[k, :].T
        d = D[k]

        v1 = np.matmul(W1, x)
        y1 = Sigmoid(v1)
        v = np.matmul(W2, y1)
        y = Sigmoid(v)

        e = d - y
        delta = y * (1 - y) * e

        e1 = np.matmul(W2.T, delta)
        delta1 = y1 * (1 - y1) * e1

        dW1 = (alpha * delta1).reshape(-1, 1) * x.reshape(1, 3)
        W1 += dW1

        dW2 = alpha * delta * y1
        W2 += dW2
    return W1, W2


def backprop_step(W1, W2, x, d, lr):
    return BackpropXOR(W1, W2, x.reshape(1, 3), np.array([d]), lr)


def train_xor(X, d, W1, W2, lr, epochs):
    W1 = W1.copy()
    W2 = W2.copy()
    for epoch in range(epochs):
        W1, W2 = BackpropXOR(W1, W2, X, d, lr)
    return W1, W2


plt.plot([1, 2, 3])
plt.show()
