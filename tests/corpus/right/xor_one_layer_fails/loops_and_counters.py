import math


def line_accuracy(w, b, X, d):
    right = 0
    for i in range(len(X)):
        total = w[0] * X[i][0] + w[1] * X[i][1] + b
        if total > 0 and d[i] == 1:
            right += 1
        elif total < 0 and d[i] == 0:
            right += 1
    return right / len(X)


def best_line_accuracy(X, d):
    best = 0
    for degree in range(0, 360, 2):
        angle = math.radians(degree + 0.5)
        w = (math.cos(angle), math.sin(angle))
        places = sorted(w[0] * x[0] + w[1] * x[1] for x in X)
        tries = [places[0] - 5, places[-1] + 5]
        for k in range(len(places) - 1):
            tries.append((places[k] + places[k + 1]) / 2)
        for c in tries:
            found = line_accuracy(w, -c, X, d)
            if found > best:
                best = found
    return best


import numpy as np


def train_and_report(X, d, w0, lr, epochs):
    w1, w2, b = float(w0[0]), float(w0[1]), float(w0[2])

    def answer(x):
        return 1.0 / (1.0 + math.exp(-(w1 * x[0] + w2 * x[1] + b)))

    for epoch in range(epochs):
        for i in range(len(X)):
            y = answer(X[i])
            delta = y * (1 - y) * (d[i] - y)
            w1 += lr * delta * X[i][0]
            w2 += lr * delta * X[i][1]
            b += lr * delta
    outputs = np.array([answer(x) for x in X])
    return outputs, line_accuracy((w1, w2), b, X, d)
