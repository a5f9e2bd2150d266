import numpy as np

memory = []


def remember(value):
    memory.append(value)
    return len(memory) - 1


def relu_forward(x):
    out = np.maximum(0, x)
    return out, remember(out > 0)


def relu_backward(dout, cache):
    dx = np.zeros_like(dout)
    mask = memory[cache]
    dx[mask] = dout[mask]
    return dx


def sigmoid_forward(x):
    a = np.abs(x)
    big = 1 / (1 + np.exp(-a))
    out = np.where(x >= 0, big, 1 - big)
    return out, remember(out.copy())


def sigmoid_backward(dout, cache):
    s = memory[cache]
    return np.einsum("...,...,...->...", dout, s, 1 - s)
