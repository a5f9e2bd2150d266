import numpy as np
import math


def sig(v):
    if v >= 0:
        return 1 / (1 + math.exp(-v))
    e = math.exp(v)
    return e / (1 + e)


class TwoLayerNet:
    """I wrote all the loops myself so that I can see them."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01, rng=None):
        self.I, self.H, self.O = input_size, hidden_size, output_size
        if rng is None:
            rng = np.random.default_rng()
        W1 = rng.normal(size=(input_size, hidden_size)) * weight_init_std
        W2 = rng.normal(size=(hidden_size, output_size)) * weight_init_std
        self.params = dict(W1=W1, b1=np.zeros((hidden_size,)), W2=W2, b2=np.zeros((output_size,)))
        print("a net of", input_size, hidden_size, output_size)

    def one(self, row):
        p = self.params
        h = [sig(sum(float(row[i]) * p["W1"][i, j] for i in range(self.I)) + p["b1"][j]) for j in range(self.H)]
        a = [sum(h[j] * p["W2"][j, k] for j in range(self.H)) + p["b2"][k] for k in range(self.O)]
        biggest = max(a)
        e = [math.exp(v - biggest) for v in a]
        return h, [v / sum(e) for v in e]

    def predict(self, x):
        return np.array([self.one(row)[1] for row in x])

    def loss(self, x, t):
        total = 0.0
        for row, target in zip(x, t):
            _, y = self.one(row)
            for p, wanted in zip(y, target):
                if wanted:
                    total -= math.log(max(p, 1e-12))
        return total / len(x)

    def accuracy(self, x, t):
        return sum(1 for row, target in zip(x, t) if np.argmax(self.one(row)[1]) == np.argmax(target)) / len(x)

    def gradient(self, x, t):
        g = {k: np.zeros(v.shape) for k, v in self.params.items()}
        for row, target in zip(x, t):
            h, y = self.one(row)
            d = [(y[k] - target[k]) / len(x) for k in range(self.O)]
            for j in range(self.H):
                back = 0.0
                for k in range(self.O):
                    g["W2"][j, k] += h[j] * d[k]
                    back += d[k] * self.params["W2"][j, k]
                back *= h[j] * (1 - h[j])
                g["b1"][j] += back
                for i in range(self.I):
                    g["W1"][i, j] += row[i] * back
            g["b2"] += d
        return g

    def update(self, grads, lr):
        for k in self.params:
            self.params[k] = self.params[k] - lr * grads[k]
