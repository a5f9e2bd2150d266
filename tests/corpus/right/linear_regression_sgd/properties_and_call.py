import numpy as np
class LinearFunction(object):
    def __init__(self, a=0, b=0):
        self.params = {"a": a, "b": b}
    a = property(lambda self: self.params["a"])
    b = property(lambda self: self.params["b"])
    def __call__(self, x):
        return x * self.a + self.b
    predict = __call__
    def update(self, da, db, lr=0.1):
        for k, d in zip("ab", (da, db)):
            self.params[k] = self.params[k] - d * lr
        return self
    def get(self):
        return (self.a, self.b)
def fit(x, y, a0, b0, lr, epochs):
    l = LinearFunction(a0, b0)
    A, B = [a0], [b0]
    epoch = 0
    while epoch < epochs:
        for n in range(len(x)):
            err = l(x[n]) - y[n]
            da, db = 2*err*x[n], 2*err
            l.update(da, db, lr)
        A += [l.a]; B += [l.b]
        epoch += 1
    return np.array(A, float), np.array(B, float)
