import numpy as np
class LinearFunction:
    def __init__(self, a, b):
        self.theta = np.array([a, b], float)
    def predict(self, x):
        x = np.asarray(x)
        return np.stack([x, np.ones(x.shape)], -1) @ self.theta
    def update(self, da, db, lr):
        self.theta = self.theta - lr * np.array([da, db])
    def get(self):
        return tuple(self.theta)
def fit(x, y, a0, b0, lr, epochs):
    line, path = LinearFunction(a0, b0), []
    path.append(line.get())
    for _ in range(epochs):
        for p, q in zip(x.tolist(), y.tolist()):
            e = float(line.predict(p)) - q
            line.update(2*e*p, 2*e, lr)
        path.append(line.get())
    return tuple(np.array(path).T)
