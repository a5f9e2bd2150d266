import math
import numpy as np
def squash(v):
    if v < -745:
        return 0.0
    return 1 / (1 + math.exp(-v))
def delta_step(w, x, d, lr):
    y = squash(math.fsum(float(a) * float(b) for a, b in zip(w, x)))
    for j in range(len(w)):
        if j == 0:
            new = np.array(w, float)
        new[j] = w[j] + lr * (y * (1 - y) * (d - y)) * x[j]
    return new
def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = np.array(w0, float)
    for _ in range(epochs):
        starts = w
        moved = [delta_step(starts, X[0], d[0], lr)]
        for k in range(1, len(X)):
            moved.append(delta_step(starts if mode == "batch" else moved[-1], X[k], d[k], lr))
        w = sum(moved) / len(moved) if mode == "batch" else moved[-1]
    return w
