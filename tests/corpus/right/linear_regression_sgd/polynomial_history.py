import numpy as np
class LinearFunction:
    def __init__(self, a, b):
        self.history = [(a, b)]
    def predict(self, x):
        return np.polyval(self.history[-1], x)
    def update(self, da, db, lr):
        a, b = self.history[-1]
        self.history.append((a - lr * da, b - lr * db))
    def get(self):
        return self.history[-1]
def fit(x, y, a0, b0, lr, epochs):
    line = LinearFunction(float(a0), float(b0))
    for _ in range(epochs):
        for xi, yi in zip(x, y):
            d = line.predict(xi) - yi
            line.update(2 * d * xi, 2 * d, lr)
    every = np.array(line.history)[::len(x)]
    return every[:, 0], every[:, 1]
