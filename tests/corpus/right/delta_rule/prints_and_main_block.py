import time
import random
import numpy as np

random.seed(1)


def forward(w, x):
    return 1 / (1 + np.exp(-np.sum(w * x)))


def delta_step(w, x, d, lr):
    y = forward(w, x)
    print("output", y)
    return w + lr * (d - y) * (y - y ** 2) * x


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = list(w0)
    w = np.array(w)
    start = time.time()
    for epoch in range(epochs):
        if mode == "sgd":
            for x, t in zip(X, d):
                y = forward(w, x)
                w = w + lr * (t - y) * y * (1 - y) * x
        else:
            g = np.zeros(w.shape)
            for x, t in zip(X, d):
                y = forward(w, x)
                g += (t - y) * y * (1 - y) * x
            w = w + lr * g / len(X)
        if epoch % 10 == 0:
            print(f"epoch {epoch}: w = {w}")
    print("took", time.time() - start)
    return w


if __name__ == "__main__":
    X = np.array([[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]])
    print(train_delta(X, np.array([0, 0, 1, 1]), np.random.rand(3), 0.9, 10000))
