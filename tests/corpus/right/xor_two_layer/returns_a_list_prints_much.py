import numpy as np
import sys, time

np.set_printoptions(precision=3)


def f(v):
    return 1 / (1 + np.exp(-v))


def backprop_step(W1, W2, x, d, lr):
    h = f(W1 @ x)
    o = f(W2 @ h)
    print("hidden", h, "output", o)
    go = (d - o) * o * (1 - o)
    gh = (go @ W2) * h * (1 - h)
    W2 = W2 + lr * go.reshape(-1, 1) @ h.reshape(1, -1)
    W1 = W1 + lr * gh.reshape(-1, 1) @ x.reshape(1, -1)
    return [W1, W2]


def train_xor(X, d, W1, W2, lr, epochs):
    t0 = time.time()
    for e in range(epochs):
        for i in range(len(X)):
            W1, W2 = backprop_step(W1, W2, X[i], d[i], lr)
        if e % 5 == 0:
            print("epoch", e, "W2", W2)
            sys.stdout.flush()
    print(time.time() - t0, "s")
    return [W1, W2]


if __name__ == "__main__":
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    rng = np.random.default_rng(1)
    print(train_xor(X, np.array([0, 1, 1, 0]), rng.uniform(-1, 1, (4, 3)), rng.uniform(-1, 1, (1, 4)), 0.5, 10000))
