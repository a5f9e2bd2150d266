import numpy as np
class LinearFunction:
    __slots__ = ("a", "b")
    def __init__(self, a, b):
        for k, v in (("a", a), ("b", b)):
            setattr(self, k, v)
    def predict(self, x):
        return np.multiply(self.a, x) + self.b
    def update(self, da, db, lr):
        self.a, self.b = self.a - lr * da, self.b - lr * db
    def get(self):
        return self.a, self.b
def fit(x, y, a0, b0, lr, epochs):
    f = LinearFunction(a0, b0)
    log = np.zeros((2, epochs + 1))
    log[:, 0] = f.get()
    for e in range(1, epochs + 1):
        for i in range(x.shape[0]):
            r = 2 * (f.predict(x[i]) - y[i])
            f.update(r * x[i], r, lr)
        log[:, e] = f.get()
    return log[0], log[1]
