import numpy as np


class TwoLayerNet(object):
    """All numbers in one long vector; params are views into it."""

    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01, rng=None):
        rng = np.random.default_rng() if rng is None else rng
        shapes = [(input_size, hidden_size), (hidden_size,), (hidden_size, output_size), (output_size,)]
        sizes = [int(np.prod(s)) for s in shapes]
        self.theta = rng.standard_normal(sum(sizes)) * weight_init_std
        ends = np.cumsum(sizes)
        parts = np.split(self.theta, ends[:-1])
        self.params = {n: p.reshape(s) for n, p, s in zip(("W1", "b1", "W2", "b2"), parts, shapes)}
        self.params["b1"][...] = 0
        self.params["b2"].fill(0)
        self.cache = None

    def predict(self, x):
        p = self.params
        h = np.reciprocal(1 + np.exp(-(np.matmul(x, p["W1"]) + p["b1"])))
        scores = np.matmul(h, p["W2"]) + p["b2"]
        scores -= np.max(scores, axis=1).reshape(-1, 1)
        np.exp(scores, out=scores)
        scores /= np.sum(scores, axis=1)[:, np.newaxis]
        self.cache = (x, h, scores)
        return scores.copy()

    def loss(self, x, t):
        y = self.predict(x)
        return float(np.average(-np.log(y[np.arange(len(y)), t.argmax(1)] + 1e-10)))

    def accuracy(self, x, t):
        return np.count_nonzero(self.predict(x).argmax(1) == t.argmax(1)) / x.shape[0]

    def gradient(self, x, t):
        self.predict(x)
        x, h, y = self.cache
        y -= t
        y /= x.shape[0]
        back = y.dot(self.params["W2"].T)
        back *= h
        back *= 1 - h
        return {"W1": x.T.dot(back), "b1": back.sum(0), "W2": h.T.dot(y), "b2": y.sum(0)}

    def update(self, grads, lr):
        self.theta -= lr * np.concatenate([np.ravel(grads[n]) for n in ("W1", "b1", "W2", "b2")])
