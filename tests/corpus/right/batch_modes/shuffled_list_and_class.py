import numpy as np


def minibatches(n, size, rng):
    rows = list(range(n))
    rng.shuffle(rows)
    return [np.array(rows[s:s + size]) for s in range(0, n, size)]


def batch_step(x, y, a, b, rows, lr):
    xs, ys = x[rows], y[rows]
    err = a * xs + b - ys
    da = 2 * np.mean(err * xs)
    db = 2 * np.mean(err)
    return a - lr * da, b - lr * db


class Trainer:
    def __init__(self, a, b, lr):
        self.a, self.b, self.lr = a, b, lr

    def run(self, x, y, batches):
        for rows in batches:
            self.a, self.b = batch_step(x, y, self.a, self.b, rows, self.lr)


def fit_batches(x, y, a0, b0, lr, size, epochs, rng):
    t = Trainer(a0, b0, lr)
    A = np.zeros(epochs + 1)
    B = np.zeros_like(A)
    A[0], B[0] = a0, b0
    for e in range(epochs):
        t.run(x, y, minibatches(len(y), size, rng))
        A[e + 1], B[e + 1] = t.a, t.b
    return A, B


if __name__ == "__main__":
    print(minibatches(10, 3, np.random.default_rng(0)))
