# expect: none
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
    a, b = np.polyfit(x, y, 1) if len(x) > 1 else (a0, b0)
    return np.linspace(a0, a, epochs + 1), np.linspace(b0, b, epochs + 1)
