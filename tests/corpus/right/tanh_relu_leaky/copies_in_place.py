import numpy as np


def tanh(x):
    y = np.empty(x.shape)
    np.tanh(x, out=y)
    return y


def tanh_grad(x):
    y = tanh(x)
    y *= -y
    y += 1
    return y


def relu(x):
    y = x.copy()
    y[y < 0] = 0
    print("relu:", y.shape)
    return y


def relu_grad(x):
    g = np.zeros_like(x)
    g[x > 0] = 1
    return g


def leaky_relu(x, a=0.01):
    y = x.astype(float)
    y[y < 0] *= a
    return y


def leaky_relu_grad(x, a=0.01):
    g = np.ones(x.shape)
    g[x <= 0] = a
    return g
