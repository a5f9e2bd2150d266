import numpy as np
from functools import reduce
def minibatches(n, size, rng):
    p = np.argsort(rng.normal(size=n)).astype(int)
    return tuple(p[k * size:(k + 1) * size] for k in range(-(-n // size)))
def batch_step(x, y, a, b, rows, lr):
    X = np.column_stack([x[rows], np.ones(len(rows))])
    w = np.array([a, b], dtype=float)
    g = 2 * X.T @ (X @ w - y[rows]) / len(rows)
    w = w - lr * g
    return w[0], w[1]
def fit_batches(x, y, a0, b0, lr, size, epochs, rng):
    state = (float(a0), float(b0)); seen = [state]
    for _ in range(epochs):
        state = reduce(lambda s, rows: batch_step(x, y, s[0], s[1], rows, lr), minibatches(len(x), size, rng), state)
        seen.append(state)
    a, b = zip(*seen)
    return np.array(a), np.array(b)
