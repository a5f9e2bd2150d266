import numpy as np
def line_accuracy(w, b, X, d):
    sums = X.dot(w) + b
    return float(((sums > 0) * (d == 1) + (sums < 0) * (d == 0)).mean())
def best_line_accuracy(X, d):
    best = 0
    for t in np.arange(0, 2 * np.pi, np.pi / 360):
        w = np.array([np.cos(t), np.sin(t)])
        s = np.sort(X @ w)
        cuts = np.r_[s[0] - 1, s[:-1] + np.diff(s) / 2, s[-1] + 1]
        best = max([best] + [line_accuracy(w, -c, X, d) for c in cuts])
        if best == 1:
            break
    return best
def train_and_report(X, d, w0, lr, epochs):
    w, b = w0[:2] * 1.0, w0[2]
    for _ in range(epochs):
        for i in range(X.shape[0]):
            y = 1 / (1 + np.exp(-(X[i] @ w + b)))
            delta = y * (1 - y) * (d[i] - y)
            w = w + lr * delta * X[i]
            b = b + lr * delta
    return 1 / (1 + np.exp(-(X @ w + b))), line_accuracy(w, b, X, d)
