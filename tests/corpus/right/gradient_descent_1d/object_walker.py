import numpy as np
class Walker:
    def __init__(self, df, x, lr):
        self.df, self.x, self.lr = df, float(x), lr
    def __next__(self):
        self.x -= self.lr * self.df(self.x)
        return self.x
def direction(slope):
    return -np.sign(slope)
def descend(df, x0, lr, steps):
    w = Walker(df, x0, lr)
    return np.hstack([w.x] + [next(w) for _ in range(steps)])
