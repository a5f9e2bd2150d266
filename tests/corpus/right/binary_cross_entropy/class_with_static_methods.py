import numpy as np


class BCE:
    def __init__(self, p, t, delta):
        self.p, self.t, self.q, self.delta, self.n = p, t, 1 - p, delta, p.shape[0]

    def loss(self):
        return float(
            np.add.reduce(
                -self.t * np.log(self.p + self.delta) - (1 - self.t) * np.log(self.q + self.delta)
            )
            / self.n
        )

    def grad(self):
        return np.divide(
            (1 - self.t) / (self.q + self.delta) - self.t / (self.p + self.delta), self.n
        )


def bce(p, t, delta=1e-7):
    return BCE(p, t, delta).loss()


def bce_grad(p, t, delta=1e-7):
    return BCE(p, t, delta).grad()
