import numpy as np


def Softmax(x):
    x = x - np.max(x)
    ex = np.exp(x)
    return ex / np.sum(ex)


def ReLU(x):
    return np.maximum(0, x)


def images():
    X = np.zeros((5, 5, 5))
    X[:, :, 0] = [[0, 1, 1, 0, 0], [0, 0, 1, 0, 0], [0, 0, 1, 0, 0], [0, 0, 1, 0, 0], [0, 1, 1, 1, 0]]
    X[:, :, 1] = [[1, 1, 1, 1, 0], [0, 0, 0, 0, 1], [0, 1, 1, 1, 0], [1, 0, 0, 0, 0], [1, 1, 1, 1, 1]]
    X[:, :, 2] = [[1, 1, 1, 1, 0], [0, 0, 0, 0, 1], [0, 1, 1, 1, 0], [0, 0, 0, 0, 1], [1, 1, 1, 1, 0]]
    X[:, :, 3] = [[0, 0, 0, 1, 0], [0, 0, 1, 1, 0], [0, 1, 0, 1, 0], [1, 1, 1, 1, 1], [0, 0, 0, 1, 0]]
    X[:, :, 4] = [[1, 1, 1, 1, 1], [1, 0, 0, 0, 0], [1, 1, 1, 1, 0], [0, 0, 0, 0, 1], [1, 1, 1, 1, 0]]
    out = np.zeros((5, 25))
    for k in range(5):
        out[k] = np.reshape(X[:, :, k], 25)
    return out


def forward(params, x):
    # weights the other way round, samples as columns
    W1, W2, W3, W4 = params["W1"].T, params["W2"].T, params["W3"].T, params["W4"].T
    ys, steps = [], []
    for k in range(len(x)):
        c = np.reshape(x[k], (-1, 1))
        v1 = np.matmul(W1, c)
        y1 = ReLU(v1)
        v2 = np.matmul(W2, y1)
        y2 = ReLU(v2)
        v3 = np.matmul(W3, y2)
        y3 = ReLU(v3)
        y = Softmax(np.matmul(W4, y3))
        ys.append(y[:, 0])
        steps.append((c, v1, y1, v2, y2, v3, y3, y))
    return np.array(ys), steps


def backward(params, cache, t):
    N = len(t)
    total = {name: np.zeros(params[name].shape) for name in params}
    for k in range(N):
        c, v1, y1, v2, y2, v3, y3, y = cache[k]
        d = np.reshape(t[k], (-1, 1))
        e = d - y
        delta = e
        e3 = np.matmul(params["W4"], delta)
        delta3 = (v3 > 0) * e3
        e2 = np.matmul(params["W3"], delta3)
        delta2 = (v2 > 0) * e2
        e1 = np.matmul(params["W2"], delta2)
        delta1 = (v1 > 0) * e1
        # d - y is what has to be added, so the gradient is the other way
        total["W4"] -= np.matmul(y3, delta.T) / N
        total["W3"] -= np.matmul(y2, delta3.T) / N
        total["W2"] -= np.matmul(y1, delta2.T) / N
        total["W1"] -= np.matmul(c, delta1.T) / N
    return total


def train(params, X, T, lr, epochs):
    P = dict((k, np.array(v)) for k, v in params.items())
    for epoch in range(epochs):
        for k in range(X.shape[0]):
            y, cache = forward(P, X[k : k + 1])
            g = backward(P, cache, T[k : k + 1])
            for name in P:
                P[name] = P[name] - lr * g[name]
    return P
