"""A two-layer network learns to read digits from random batches."""

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


def prepare(
    images: np.ndarray, labels: np.ndarray, top: int, classes: int = 10
) -> tuple[np.ndarray, np.ndarray]:
    """Return pictures as inputs from 0 to 1, and their labels as one-hot rows.

    Parameters
    ----------
    images : ndarray, shape (N, I), dtype uint8
        One picture a row. Not changed.
    labels : ndarray, shape (N,), dtype uint8
        Which digit each one is, from 0 to classes - 1. Not changed.
    top : int
        The largest value that a pixel can have.
    classes : int
        How many classes there are, whether all of them occur or not.

    Returns
    -------
    x : ndarray, shape (N, I)
        The pixels divided by top; floats.
    t : ndarray, shape (N, classes)
        One-hot rows; floats.
    """
    return images / top, np.eye(classes)[labels]


def train(
    net: TwoLayerNet,
    x: np.ndarray,
    t: np.ndarray,
    x_test: np.ndarray,
    t_test: np.ndarray,
    batch_size: int,
    iterations: int,
    lr: float,
    rng: np.random.Generator,
) -> dict[str, list[float]]:
    """Train net on random batches, and return how it went.

    Parameters
    ----------
    net : TwoLayerNet
        Is trained: its parameters change.
    x, t : ndarray, shape (N, I) and (N, O)
        What to learn from, and the one-hot rows. Not changed.
    x_test, t_test : ndarray, shape (M, I) and (M, O)
        What is never learned from. Not changed.
    batch_size : int
        Rows in a batch, from 1 to N.
    iterations : int
        How many steps to take, 0 or more.
    lr : float
        Learning rate.
    rng : numpy.random.Generator
        Draws each batch by one rng.choice(N, batch_size, replace=False).

    Returns
    -------
    dict of list
        "loss": of every batch, before the step that is taken for it. "train_accuracy" and
        "test_accuracy": on all of x and on all of x_test, after every epoch, which is
        N // batch_size iterations long.
    """
    n = len(x)
    per_epoch = n // batch_size
    history: dict[str, list[float]] = {"loss": [], "train_accuracy": [], "test_accuracy": []}
    for iteration in range(1, iterations + 1):
        batch = rng.choice(n, batch_size, replace=False)
        x_batch, t_batch = x[batch], t[batch]
        history["loss"].append(net.loss(x_batch, t_batch))
        net.update(net.gradient(x_batch, t_batch), lr)
        if iteration % per_epoch == 0:
            history["train_accuracy"].append(net.accuracy(x, t))
            history["test_accuracy"].append(net.accuracy(x_test, t_test))
    return history
