import numpy as np
def slopes(a, b, x, y):
    g = 2.0 * (a * x + b - y)
    return g * x, g
class LinearFunction:
    def __init__(self, a, b):
        self.a, self.b = a, b
        print("새 직선", a, b)
    def predict(self, x):
        return self.a * x + self.b
    def update(self, da, db, lr):
        self.a += -lr * da
        self.b += -lr * db
    def get(self):
        return (self.a, self.b)
def fit(x, y, a0, b0, lr, epochs):
    f = LinearFunction(a0, b0)
    As = np.full(epochs + 1, np.nan); Bs = As.copy()
    for e in range(epochs + 1):
        As[e], Bs[e] = f.get()
        if e == epochs:
            break
        for k in range(x.size):
            f.update(*slopes(f.a, f.b, x[k], y[k]), lr)
    return As, Bs
