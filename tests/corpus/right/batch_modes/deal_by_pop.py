import numpy as np
def minibatches(n, size, rng):
    deck = list(rng.permutation(n))
    hands = []
    while deck:
        hands.append(np.array([deck.pop() for _ in range(min(size, len(deck)))]))
    return hands
def batch_step(x, y, a, b, rows, lr):
    da = db = 0.0
    for r in rows:
        e = a * x[r] + b - y[r]
        da += 2 * e * x[r]
        db += 2 * e
    m = len(rows)
    return (a - lr * da / m, b - lr * db / m)
def fit_batches(x, y, a0, b0, lr, size, epochs, rng):
    path = np.empty((epochs + 1, 2))
    path[0] = a0, b0
    for e in range(epochs):
        cur = tuple(path[e])
        for rows in minibatches(len(y), size, rng):
            cur = batch_step(x, y, *cur, rows, lr)
        path[e + 1] = cur
    return path[:, 0], path[:, 1]
