import numpy as np

np.random.seed(1)


def sigmoid(z):
    s = 1 / (1 + np.exp(-z))
    return s


def forward(params, x):
    X = x.T
    Z1 = np.dot(params["W1"].T, X) + params["b1"].reshape(-1, 1)
    A1 = sigmoid(Z1)
    Z2 = np.dot(params["W2"].T, A1) + params["b2"].reshape(-1, 1)
    T = np.exp(Z2 - Z2.max(axis=0))
    A2 = T / T.sum(axis=0)
    assert A2.shape == (params["W2"].shape[1], X.shape[1])
    cache = {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2, "X": X}
    return A2.T, cache


def backward(params, cache, t):
    m = cache["X"].shape[1]
    Y = t.T
    dZ2 = cache["A2"] - Y
    dW2 = (1 / m) * np.dot(dZ2, cache["A1"].T)
    db2 = (1 / m) * np.sum(dZ2, axis=1, keepdims=True)
    dZ1 = np.multiply(np.dot(params["W2"], dZ2), cache["A1"] - np.power(cache["A1"], 2))
    dW1 = (1 / m) * np.dot(dZ1, cache["X"].T)
    db1 = (1 / m) * np.sum(dZ1, axis=1, keepdims=True)
    grads = {"W1": dW1.T, "b1": np.squeeze(db1, axis=1), "W2": dW2.T, "b2": db2.ravel()}
    return grads
