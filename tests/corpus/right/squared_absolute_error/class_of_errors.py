import numpy as np


class Errors:
    def __init__(self, predictions, targets):
        if predictions.ndim != targets.ndim:
            targets = targets.reshape(predictions.shape)
        self.e = predictions.astype(float) - targets.astype(float)
        self.n = int(np.prod(self.e.shape))

    def power(self, p):
        return float((np.abs(self.e) ** p).sum() / self.n)

    def slope(self, p):
        return p * np.abs(self.e) ** (p - 1) * np.sign(self.e) / self.n


def mse(y, t):
    return Errors(y, t).power(2)


def mse_grad(y, t):
    return Errors(y, t).slope(2)


def mae(y, t):
    return Errors(y, t).power(1)


def mae_grad(y, t):
    return Errors(y, t).slope(1)
