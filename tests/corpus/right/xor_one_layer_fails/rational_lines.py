import numpy as np
from itertools import product
def line_accuracy(w, b, X, d):
    v = np.einsum("ij,j->i", X, w) + b
    return np.count_nonzero(np.sign(v) == 2 * np.asarray(d) - 1) / v.size
def best_line_accuracy(X, d):
    best = max(np.mean(d), 1 - np.mean(d))
    for p, q in product(range(-15, 16), repeat=2):
        if p == q == 0:
            continue
        for c in set((X @ np.array([p, q])).tolist()):
            for b in (-c - 0.5, -c + 0.5):
                best = max(best, line_accuracy(np.array([p, q]), b, X, d))
    return float(best)
def train_and_report(X, d, w0, lr, epochs):
    w1, w2, b = (float(one) for one in w0)
    logistic = lambda v: 0.5 + 0.5 * np.tanh(0.5 * v)
    for _ in range(epochs):
        for k in range(len(d)):
            y = logistic(w1 * X[k, 0] + w2 * X[k, 1] + b)
            g = lr * (d[k] - y) * y * (1 - y)
            w1, w2, b = w1 + g * X[k, 0], w2 + g * X[k, 1], b + g
    out = logistic(X @ [w1, w2] + b)
    return out, line_accuracy(np.array([w1, w2]), b, X, d)
