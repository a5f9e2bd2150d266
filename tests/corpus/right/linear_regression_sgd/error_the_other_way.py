import numpy as np


class LinearFunction:
    def __init__(self, a, b):
        self.a, self.b = a, b

    def predict(self, x):
        return self.a * x + self.b

    def update(self, da, db, lr):
        self.a = self.a - lr * da
        self.b = self.b - lr * db

    def get(self):
        return self.a, self.b


def fit(x, y, a0, b0, lr, epochs):
    a, b = a0, b0
    A = np.empty(epochs + 1); B = np.empty(epochs + 1)
    A[0] = a; B[0] = b
    for e in range(1, epochs + 1):
        for i in range(len(x)):
            missing = y[i] - (a * x[i] + b)
            a, b = a + 2 * lr * missing * x[i], b + 2 * lr * missing
        A[e] = a; B[e] = b
    return A, B
