import numpy as np
def minibatches(n, size, rng):
    order = rng.permuted(np.arange(n))
    return [order[i:i + size] for i in range(0, n, size)]
def batch_step(x, y, a, b, rows, lr):
    xs = np.take(x, rows); r = 2 * (a * xs + b - np.take(y, rows))
    return a - lr * np.average(r * xs), b - lr * np.average(r)
def fit_batches(x, y, a0, b0, lr, size, epochs, rng):
    a, b = a0, b0
    A, B = [a], [b]
    for _ in range(epochs):
        for rows in minibatches(x.shape[0], size, rng):
            a, b = batch_step(x, y, a, b, rows, lr)
        A, B = A + [a], B + [b]
    return np.array(A, float), np.array(B, float)
