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


def _losses(W1, b1, W2, b2, x, t):
    """Losses of many networks at once; the first axis counts them."""
    z = np.einsum("ni,...ih->...nh", x, W1) + b1[..., None, :]
    h = 1 / (1 + np.exp(-z))
    a = h @ W2 + b2[..., None, :]
    log_y = a - np.logaddexp.reduce(a, axis=-1, keepdims=True)
    return -(t * np.log(np.exp(log_y) + 1e-7)).sum(axis=(-1, -2)) / len(t)


def numeric_gradients(net, x, t, h=1e-4):
    grads = {}
    for name, p in net.params.items():
        eye = h * np.eye(p.size).reshape((p.size,) + p.shape)
        up = _losses(**{**net.params, name: p + eye}, x=x, t=t)
        down = _losses(**{**net.params, name: p - eye}, x=x, t=t)
        grads[name] = ((up - down) / (2 * h)).reshape(p.shape)
    return grads


def train_model(net, x, t, iterations, batch_size, lr, rng):
    train_size = len(x)
    iter_per_epoch = train_size // batch_size
    history = []
    for i in range(1, iterations + 1):
        batch = rng.choice(train_size, batch_size, replace=False)
        grads = numeric_gradients(net, x[batch], t[batch])
        net.update(grads, lr)
        if i % iter_per_epoch == 0:
            history.append(net.loss(x, t))
    return history
