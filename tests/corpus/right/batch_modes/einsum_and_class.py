import numpy as np
class Model:
    def __init__(self, a, b): self.a, self.b = float(a), float(b)
    def step(self, x, y, lr):
        r = self.a * x + self.b - y
        self.a, self.b = self.a - 2 * lr * np.dot(r, x) / r.size, self.b - 2 * lr * r.sum() / r.size
def minibatches(n, size, rng):
    idx = np.arange(n); rng.shuffle(idx)
    return np.split(idx, np.arange(size, n, size))
def batch_step(x, y, a, b, rows, lr):
    m = Model(a, b); m.step(x[rows], y[rows], lr)
    return m.a, m.b
def fit_batches(x, y, a0, b0, lr, size, epochs, rng):
    m = Model(a0, b0); A = [m.a]; B = [m.b]
    for _ in range(epochs):
        for rows in minibatches(len(x), size, rng):
            m.step(x[rows], y[rows], lr)
        A.append(m.a); B.append(m.b)
    return np.asarray(A), np.asarray(B)
