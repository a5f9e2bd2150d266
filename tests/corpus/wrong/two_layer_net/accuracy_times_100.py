# expect: accuracy_in_percent
import numpy as np


class Dense:
    def __init__(self, n_in, n_out, std, rng):
        self.b = np.zeros(n_out)
        self.W = rng.normal(0.0, std, size=(n_in, n_out))

    def __call__(self, x):
        self.x = x
        return x @ self.W + self.b

    def back(self, d):
        return {"W": self.x.T @ d, "b": d.sum(axis=0)}, d @ self.W.T


class TwoLayerNet:
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01, rng=None):
        rng = rng or np.random.default_rng()
        # the output layer first: nobody said in which order
        self.second = Dense(hidden_size, output_size, weight_init_std, rng)
        self.first = Dense(input_size, hidden_size, weight_init_std, rng)

    @property
    def params(self):
        return {"W1": self.first.W, "b1": self.first.b, "W2": self.second.W, "b2": self.second.b}

    def _logits(self, x):
        self._h = 0.5 * (1 + np.tanh(0.5 * self.first(x)))
        return self.second(self._h)

    def _log_y(self, x):
        a = self._logits(x)
        return a - np.logaddexp.reduce(a, axis=1, keepdims=True)

    def predict(self, x):
        return np.exp(self._log_y(x))

    def loss(self, x, t):
        return -np.mean(np.sum(t * self._log_y(x), axis=1))

    def accuracy(self, x, t):
        hits = 0
        for said, true in zip(self._logits(x), t):
            hits += int(np.argmax(said) == np.argmax(true))
        return 100.0 * hits / len(t)

    def gradient(self, x, t):
        d = (self.predict(x) - t) / len(x)
        two, dh = self.second.back(d)
        one, _ = self.first.back(dh * self._h * (1 - self._h))
        return {"W1": one["W"], "b1": one["b"], "W2": two["W"], "b2": two["b"]}

    def update(self, grads, lr):
        self.first.W = self.first.W - lr * grads["W1"]
        self.first.b = self.first.b - lr * grads["b1"]
        self.second.W = self.second.W - lr * grads["W2"]
        self.second.b = self.second.b - lr * grads["b2"]
        return self
