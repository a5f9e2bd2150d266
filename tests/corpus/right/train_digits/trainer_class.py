import numpy as np


class TwoLayerNet:
    """Given, nothing to do here: the network with one hidden layer, as you have written it.

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

    def _hidden(self, x: np.ndarray) -> np.ndarray:
        z = x @ self.params["W1"] + self.params["b1"]
        return 0.5 + 0.5 * np.tanh(0.5 * z)  # the sigmoid

    def predict(self, x: np.ndarray) -> np.ndarray:
        """Return the class probabilities (N, O) of the inputs x (N, I)."""
        a = self._hidden(x) @ self.params["W2"] + self.params["b2"]
        powers = np.exp(a - a.max(axis=1, keepdims=True))
        return powers / powers.sum(axis=1, keepdims=True)

    def loss(self, x: np.ndarray, t: np.ndarray) -> float:
        """Return the mean cross-entropy for one-hot rows t (N, O)."""
        return float(-np.sum(t * np.log(self.predict(x) + 1e-7)) / len(t))

    def accuracy(self, x: np.ndarray, t: np.ndarray) -> float:
        """Return the share of the rows whose most probable class is the true one."""
        return float(np.mean(self.predict(x).argmax(axis=1) == t.argmax(axis=1)))

    def gradient(self, x: np.ndarray, t: np.ndarray) -> dict[str, np.ndarray]:
        """Return the gradient of the loss for "W1", "b1", "W2", "b2"."""
        h = self._hidden(x)
        da = (self.predict(x) - t) / len(t)
        dz = da @ self.params["W2"].T * h * (1.0 - h)
        return {"W1": x.T @ dz, "b1": dz.sum(axis=0), "W2": h.T @ da, "b2": da.sum(axis=0)}

    def update(self, grads: dict[str, np.ndarray], lr: float) -> None:
        """Take one step of descent: subtract lr times its gradient from every parameter."""
        for name in self.params:
            self.params[name] = self.params[name] - lr * grads[name]


def prepare(images, labels, top, classes=10):
    return images.astype(np.float64) * (1.0 / top), (labels[:, None] == np.arange(classes)).astype(float)


class Trainer:
    def __init__(self, net, data, test):
        self.net, self.data, self.test = net, data, test
        self.losses, self.epochs = [], []

    def step(self, rows, lr):
        x, t = (part[rows] for part in self.data)
        self.losses.append(self.net.loss(x, t))
        self.net.update(self.net.gradient(x, t), lr)

    def epoch(self):
        self.epochs.append((self.net.accuracy(*self.data), self.net.accuracy(*self.test)))


def train(net, x, t, x_test, t_test, batch_size, iterations, lr, rng):
    trainer = Trainer(net, (x, t), (x_test, t_test))
    per_epoch, done = divmod(len(x), batch_size)[0], 0
    for done in range(1, 1 + iterations):
        trainer.step(rng.choice(len(x), batch_size, replace=False), lr)
        if done % per_epoch == 0:
            trainer.epoch()
    return {
        "loss": trainer.losses,
        "train_accuracy": [a for a, _ in trainer.epochs],
        "test_accuracy": [b for _, b in trainer.epochs],
    }


if __name__ == "__main__":
    import matplotlib.pyplot as plt
    plt.plot([1, 2])
