# expect: none
import numpy as np


class TwoLayerNet:
    """Given, nothing to do here: the network of the last exercise, without its gradient.

    `params` holds "W1" (I, H), "b1" (H,), "W2" (H, O) and "b2" (O,), all float64.
    """

    def __init__(
        self,
        input_size: int,
        hidden_size: int,
        output_size: int,
        weight_init_std: float = 0.01,
        rng: np.random.Generator | None = None,
    ) -> None:
        rng = np.random.default_rng() if rng is None else rng
        self.params = {
            "W1": weight_init_std * rng.standard_normal((input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * rng.standard_normal((hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }

    def predict(self, x: np.ndarray) -> np.ndarray:
        """Return the class probabilities (N, O) of the inputs x (N, I)."""
        p = self.params
        hidden = 0.5 + 0.5 * np.tanh(0.5 * (x @ p["W1"] + p["b1"]))  # the sigmoid
        a = hidden @ p["W2"] + p["b2"]
        powers = np.exp(a - a.max(axis=1, keepdims=True))
        return powers / powers.sum(axis=1, keepdims=True)

    def loss(self, x: np.ndarray, t: np.ndarray) -> float:
        """Return the mean cross-entropy for one-hot rows t (N, O)."""
        return float(-np.sum(t * np.log(self.predict(x) + 1e-7)) / len(t))

    def accuracy(self, x: np.ndarray, t: np.ndarray) -> float:
        """Return the share of the rows whose most probable class is the true one."""
        return float(np.mean(self.predict(x).argmax(axis=1) == t.argmax(axis=1)))

    def update(self, grads: dict[str, np.ndarray], lr: float) -> None:
        """Take one step of descent: subtract lr times its gradient from every parameter."""
        for name in self.params:
            self.params[name] = self.params[name] - lr * grads[name]


def numeric_gradients(net, x, t, h=1e-4):
    grads = {}
    for name, values in net.params.items():
        grads[name] = np.zeros_like(values)
        for place in np.ndindex(values.shape):
            kept = values[place]
            values[place] = kept + h
            above = net.loss(x, t)
            values[place] = kept - h
            below = net.loss(x, t)
            values[place] = kept
            grads[name][place] = (above - below) / (2 * h)
    return grads


def train_model(net, x, t, iterations, batch_size, lr, rng):
    train_size = len(x)
    iter_per_epoch = train_size // batch_size
    history = []
    for i in range(1, iterations + 1):
        batch = rng.choice(train_size, batch_size)
        grads = numeric_gradients(net, x[batch], t[batch])
        net.update(grads, lr)
        if i % iter_per_epoch == 0:
            history.append(net.loss(x, t))
    return history
