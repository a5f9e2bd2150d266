import numpy as np


def line_accuracy(w, b, X, d):
    v = X @ w + b
    return float(np.mean(np.where(d == 1, v > 0, v < 0)))


def best_line_accuracy(X, d):
    best = 0
    for degree in range(360):
        a = np.pi * degree / 180
        w = np.array([np.cos(a), np.sin(a)])
        p = np.sort(X @ w)
        for c in [p[0] - 1] + list((p[1:] + p[:-1]) / 2) + [p[-1] + 1]:
            best = max(best, line_accuracy(w, -c, X, d))
    return best


class Neuron:
    def __init__(self, start):
        self.w = np.array(start, dtype=float)

    def out(self, X):
        ones = np.ones((len(X), 1))
        return 1 / (1 + np.exp(-np.hstack([X, ones]) @ self.w))

    def learn(self, x, d, lr):
        y = self.out(x[None])[0]
        self.w += lr * (d - y) * y * (1 - y) * np.append(x, 1)


def train_and_report(X, d, w0, lr, epochs):
    neuron = Neuron(w0)
    for epoch in range(epochs):
        for i in range(len(d)):
            neuron.learn(X[i], d[i], lr)
    y = neuron.out(X)
    print("outputs", y)
    hits = ((y > 0.5) & (d == 1)) | ((y < 0.5) & (d == 0))
    return y, hits.sum() / len(d)


if __name__ == "__main__":
    print(best_line_accuracy(np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0])))
