import numpy as np


class LinearFunction(object):
    def __init__(self, slope, intercept):
        self._p = [slope, intercept]

    def predict(self, v):
        m, c = self._p
        return m * v + c

    def update(self, da, db, lr):
        for i, d in enumerate((da, db)):
            self._p[i] -= lr * d

    def get(self):
        return tuple(self._p)


def fit(x, y, a0, b0, lr, epochs):
    line = LinearFunction(a0, b0)
    history = [line.get()]
    while len(history) <= epochs:
        for k in range(x.shape[0]):
            e = line.predict(x[k]) - y[k]
            line.update(da=2 * e * x[k], db=2 * e, lr=lr)
        history.append(line.get())
    return tuple(np.array(history, dtype=np.float64).T)
