import numpy as np


class Sigmoid:
    @staticmethod
    def __call__(v):
        with np.errstate(over="ignore"):
            return 1 / (1 + np.exp(-v))

    @classmethod
    def grad(cls, v):
        s = cls.__call__(v)
        return s * (1 - s)


def delta_step(w, x, d, lr):
    f = Sigmoid()
    v = x.dot(w)
    return w + f.grad(v) * (d - f(v)) * x * lr


def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    assert mode in ("sgd", "batch"), mode
    w = w0.copy()
    history = [w]
    for _ in range(epochs):
        if mode == "sgd":
            for i, row in enumerate(X):
                w = delta_step(w, row, d[i], lr)
        else:
            f = Sigmoid()
            V = X.dot(w)
            w = w + lr * X.T.dot(f.grad(V) * (d - f(V))) / float(len(d))
        history.append(w)
    return history[-1]
