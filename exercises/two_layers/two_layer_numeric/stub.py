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


def numeric_gradients(
    net: TwoLayerNet, x: np.ndarray, t: np.ndarray, h: float = 1e-4
) -> dict[str, np.ndarray]:
    """Return the gradient of net.loss(x, t), measured by central differences.

    Parameters
    ----------
    net : TwoLayerNet
        Afterwards its parameters are what they were before.
    x : ndarray, shape (N, I)
        Inputs. Not changed.
    t : ndarray, shape (N, O)
        Targets, one-hot rows. Not changed.
    h : float
        How far each parameter is moved, to both sides.

    Returns
    -------
    dict
        Keys "W1", "b1", "W2", "b2", each of the shape of its parameter. Every entry is
        (loss with this parameter + h, minus loss with this parameter - h) / (2 * h).
    """
    raise NotImplementedError


def train_model(
    net: TwoLayerNet,
    x: np.ndarray,
    t: np.ndarray,
    iterations: int,
    batch_size: int,
    lr: float,
    rng: np.random.Generator,
) -> list[float]:
    """Train net by measured gradients, and return its loss after each epoch.

    This is the loop of the study notes, put from R into Python. Two things in it are wrong:
    find and repair them.

    Parameters
    ----------
    net : TwoLayerNet
        Is trained: its parameters change.
    x : ndarray, shape (N, I)
        All inputs to train on.
    t : ndarray, shape (N, O)
        Their targets, one-hot rows.
    iterations : int
        How many steps to take, each for one batch.
    batch_size : int
        Rows in a batch, from 1 to N.
    lr : float
        Learning rate.
    rng : numpy.random.Generator
        Draws the batches, each with one rng.choice(N, batch_size, replace=False).

    Returns
    -------
    list of float
        net.loss(x, t) after every N // batch_size iterations.
    """
    train_size = len(x)
    iter_per_epoch = train_size / batch_size
    history = []
    for i in range(1, iterations + 1):
        batch = rng.choice(train_size, batch_size, replace=False)
        grads = numeric_gradients(net, x[batch], t[batch])
        net.update(grads, lr)
        if i % iter_per_epoch == 0:
            history.append(net.loss(x, t))
        return history
