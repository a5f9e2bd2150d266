import numpy as np
def line_accuracy(w, b, X, d):
    hits = 0
    for (x1, x2), label in zip(X, d):
        v = w[0] * x1 + w[1] * x2 + b
        hits += bool((label and v > 0) or (not label and v < 0))
    return hits / len(X)
def best_line_accuracy(X, d):
    found = {line_accuracy((1.0, 0.0), 10.0, X, d), line_accuracy((1.0, 0.0), -10.0, X, d)}
    for degree in range(0, 360):
        a = np.radians(degree + 0.5)
        w = np.array([np.cos(a), np.sin(a)])
        places = np.unique(np.round(X @ w, 9))
        for p in (places[1:] + places[:-1]) / 2:
            found.add(line_accuracy(w, -p, X, d))
    return max(found)
def train_and_report(X, d, w0, lr, epochs):
    Xb = np.hstack([X, np.ones((len(X), 1))])
    w = w0.copy()
    for _ in range(epochs):
        for x, t in zip(Xb, d):
            y = 1 / (1 + np.exp(-w @ x))
            w += lr * y * (1 - y) * (t - y) * x
    y = 1 / (1 + np.exp(-Xb @ w))
    return y, float(np.mean(((y > 0.5) & (d == 1)) | ((y < 0.5) & (d == 0))))
