# expect: forgets_x
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
    model = LinearFunction(a0, b0)
    a_vals, b_vals = [a0], [b0]
    for _ in range(epochs):
        for xs, ys in zip(x, y):
            err = model.predict(xs) - ys
            model.update(2 * err, 2 * err, lr)
        a, b = model.get()
        a_vals.append(a)
        b_vals.append(b)
    return np.array(a_vals, dtype=float), np.array(b_vals, dtype=float)
