import numpy as np


def line_accuracy(w, b, X, d):
    v = X @ w + b
    return float(np.mean(np.where(d == 1, v > 0, v < 0)))


from itertools import combinations


def best_line_accuracy(X, d):
    X = np.asarray(X, dtype=float)
    normals = [np.array([1.0, 0.0]), np.array([0.3, 0.7])]
    for p, q in combinations(X, 2):
        along = q - p
        normal = np.array([-along[1], along[0]])
        for turn in (-0.01, 0.01):
            normals.append(normal + turn * along)
    scores = []
    for n in normals:
        for w in (n, -n):
            places = np.sort(X @ w)
            cuts = np.concatenate([[places[0] - 1], (places[1:] + places[:-1]) / 2, [places[-1] + 1]])
            scores += [line_accuracy(w, -c, X, d) for c in cuts]
    return max(scores)


def train_and_report(X, d, w0, lr, epochs):
    w, b = w0[:2], w0[2]
    for _ in range(epochs):
        for x, t in zip(X, d):
            y = 1 / (1 + np.exp(-(x @ w + b)))
            w, b = w + lr * y * (1 - y) * (t - y) * x, b + lr * y * (1 - y) * (t - y)
    y = 1 / (1 + np.exp(-(X @ w + b)))
    return y, line_accuracy(w, b, X, d)
