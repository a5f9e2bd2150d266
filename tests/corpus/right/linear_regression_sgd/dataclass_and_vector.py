from dataclasses import dataclass

import numpy as np


@dataclass
class LinearFunction:
    a: float
    b: float

    def predict(self, x):
        return np.multiply(self.a, x) + self.b

    def update(self, da, db, lr):
        self.a -= lr * da
        self.b -= lr * db

    def get(self):
        return (self.a, self.b)


def fit(x, y, a0, b0, lr, epochs):
    X = np.column_stack([x, np.ones(len(x))]).astype(float)
    w = np.array([a0, b0], dtype=float)
    path = [w]
    for _ in range(epochs):
        for row, target in zip(X, y):
            w = w - lr * 2 * (row @ w - target) * row
        path.append(w)
    path = np.stack(path)
    return path[:, 0], path[:, 1]
