# expect: loss_divides_by_the_classes_too
from __future__ import annotations

from collections import OrderedDict

import numpy as np


def stable(z: np.ndarray) -> np.ndarray:
    return np.exp(-np.logaddexp(0.0, -z))


class Base:
    params: OrderedDict

    def accuracy(self, x, t):
        chosen = self.predict(x).argmax(-1)
        return np.take_along_axis(t, chosen[:, None], axis=1).mean()

    def update(self, grads, lr):
        for name, p in self.params.items():
            np.subtract(p, lr * grads[name], out=p)


class TwoLayerNet(Base):
    def __init__(self, input_size, hidden_size, output_size, weight_init_std=0.01, rng=None):
        draw = (np.random.default_rng() if rng is None else rng).normal
        self.params = OrderedDict(
            W1=draw(scale=weight_init_std, size=(input_size, hidden_size)),
            b1=np.zeros(hidden_size),
            W2=draw(scale=weight_init_std, size=(hidden_size, output_size)),
            b2=np.zeros(output_size),
        )

    def _run(self, x):
        W1, b1, W2, b2 = self.params.values()
        h = stable(np.einsum("ni,ih->nh", x, W1) + b1)
        a = np.einsum("nh,ho->no", h, W2) + b2
        e = np.exp(a - a.max(-1, keepdims=True))
        return h, np.einsum("no,n->no", e, 1 / e.sum(-1))

    def predict(self, x):
        return self._run(x)[-1]

    def loss(self, x, t):
        y = np.clip(self.predict(x), 1e-15, None)
        return -(t * np.log(y)).mean()

    def gradient(self, x, t):
        h, y = self._run(x)
        da = (y - t) / x.shape[0]
        dz = np.einsum("no,ho,nh->nh", da, self.params["W2"], h - h**2)
        return {
            "b2": np.einsum("no->o", da),
            "W2": np.einsum("nh,no->ho", h, da),
            "b1": np.einsum("nh->h", dz),
            "W1": np.einsum("ni,nh->ih", x, dz),
        }
