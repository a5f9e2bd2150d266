import numpy as np


class Walker:
    def __init__(self, df, lr):
        self.df, self.lr = df, lr

    def step(self, x):
        return x - self.lr * self.df(x)


def places(walker, x, steps):
    yield x
    for _ in range(steps):
        x = walker.step(x)
        yield x


def direction(slope: float) -> float:
    return 0.0 if slope == 0 else -abs(slope) / slope


def descend(df, x0: float, lr: float, steps: int) -> np.ndarray:
    return np.array(list(places(Walker(df, lr), float(x0), steps)))
