import numpy as np


def flat(a):
    return [float(v) for v in np.array(a).flatten()]


def mse(y, t):
    total = 0
    n = 0
    for a, b in zip(flat(y), flat(t)):
        total = total + (a - b) * (a - b)
        n += 1
    return total / n


def mse_grad(y, t):
    g = []
    for a, b in zip(flat(y), flat(t)):
        g.append(2 * (a - b) / len(flat(y)))
    return np.array(g).reshape(y.shape)


def mae(y, t):
    total = 0
    for a, b in zip(flat(y), flat(t)):
        if a > b:
            total += a - b
        else:
            total += b - a
    return total / len(flat(y))


def mae_grad(y, t):
    g = []
    for a, b in zip(flat(y), flat(t)):
        g.append((1 if a > b else -1) / len(flat(y)))
    return np.array(g).reshape(y.shape)
