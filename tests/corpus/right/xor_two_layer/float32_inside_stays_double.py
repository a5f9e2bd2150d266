import numpy as np
from functools import reduce, partial

expit = np.vectorize(lambda v: 1 / (1 + np.exp(-v)) if v > -700 else 0.0, otypes=[float])


def backprop_step(W1, W2, x, d, lr):
    W1, W2, x = (np.asarray(a, dtype=np.float64) for a in (W1, W2, x))
    a = [x]
    for W in (W1, W2):
        a.append(expit(W.dot(a[-1])))
    deltas = [(d - a[-1]) * a[-1] * (1 - a[-1])]
    deltas.insert(0, W2.T.dot(deltas[0]) * a[1] * (1 - a[1]))
    return tuple(W + lr * np.outer(g, i) for W, g, i in zip((W1, W2), deltas, a))


def train_xor(X, d, W1, W2, lr, epochs):
    def one(state, sample):
        return backprop_step(*state, *sample, lr)

    for _ in range(epochs):
        W1, W2 = reduce(one, list(zip(X, d)), (W1, W2))
    return W1, W2
