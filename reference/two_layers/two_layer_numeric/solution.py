"""Gradients that are measured, not derived, without asking the whole network for every weight."""

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


def sigmoid(z: np.ndarray) -> np.ndarray:
    """Return ``1 / (1 + exp(-z))`` for every element, without overflow."""
    return 0.5 + 0.5 * np.tanh(0.5 * z)


def numeric_gradients(
    net: TwoLayerNet, x: np.ndarray, t: np.ndarray, h: float = 1e-4
) -> dict[str, np.ndarray]:
    """Return the gradient of ``net.loss(x, t)``, measured by central differences.

    The network is never changed. What a moved parameter cannot change is not computed again: a
    weight into hidden neuron j moves that neuron alone, and only where its input is not 0; a
    weight into class k moves one number before the softmax.

    Parameters
    ----------
    net
        Not changed.
    x
        Inputs (N, I). Not changed.
    t
        Targets (N, O), one-hot rows. Not changed.
    h
        How far each parameter is moved, to both sides.

    Returns
    -------
    dict of ndarray
        Keys W1, b1, W2, b2; each of the shape of its parameter.
    """
    W2 = net.params["W2"]
    # A bias is the weight of an input that is always 1: it becomes the last row of its layer.
    inputs = _with_ones(x)
    z = inputs @ np.vstack([net.params["W1"], net.params["b1"]])
    hidden = sigmoid(z)
    a = hidden @ W2 + net.params["b2"]
    powers = np.exp(a - a.max(axis=1, keepdims=True))
    first = _first_layer(inputs, z, hidden, powers, W2, t, h)
    second = _second_layer(_with_ones(hidden), powers, t, h)
    scale = 2 * h * len(x)
    return {
        "W1": first[:-1] / scale,
        "b1": first[-1] / scale,
        "W2": second[:-1] / scale,
        "b2": second[-1] / scale,
    }


def _with_ones(x: np.ndarray) -> np.ndarray:
    return np.column_stack([x, np.ones(len(x))])


def _lost(true: np.ndarray, total: np.ndarray) -> np.ndarray:
    """Return the cross-entropy of samples, from the true class's power and the sum of all."""
    return -np.log(true / total + 1e-7)


def _first_layer(
    inputs: np.ndarray,
    z: np.ndarray,
    hidden: np.ndarray,
    powers: np.ndarray,
    W2: np.ndarray,
    t: np.ndarray,
    h: float,
) -> np.ndarray:
    """Return what moving each weight into a hidden neuron by h and by -h makes of the sum lost."""
    rows, columns = np.nonzero(inputs)  # an input of 0 changes nothing
    moves = h * inputs[rows, columns]
    count = inputs.shape[1]
    made = np.empty((count, len(W2)))
    for j, weights in enumerate(W2):
        lost = []
        for step in (moves, -moves):
            change = sigmoid(z[rows, j] + step) - hidden[rows, j]
            # All numbers before the softmax move along one line, so the powers are multiplied.
            moved = powers[rows] * np.exp(change[:, None] * weights)
            lost.append(_lost((moved * t[rows]).sum(axis=1), moved.sum(axis=1)))
        made[:, j] = np.bincount(columns, lost[0] - lost[1], minlength=count)
    return made


def _second_layer(hidden: np.ndarray, powers: np.ndarray, t: np.ndarray, h: float) -> np.ndarray:
    """Return what moving each weight into a class by h and by -h makes of the sum lost."""
    true, total = (powers * t).sum(axis=1), powers.sum(axis=1)
    made = np.empty((hidden.shape[1], powers.shape[1]))
    for k in range(powers.shape[1]):
        lost = []
        for step in (h, -h):
            more = (powers[:, k] * np.expm1(step * hidden).T).T  # only the power of class k moves
            lost.append(_lost(true[:, None] + t[:, k, None] * more, total[:, None] + more))
        made[:, k] = (lost[0] - lost[1]).sum(axis=0)
    return made


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

    Parameters
    ----------
    net
        Is trained.
    x, t
        All inputs (N, I) and their one-hot rows (N, O). Not changed.
    iterations
        How many steps to take, each for one batch.
    batch_size
        Rows in a batch, from 1 to N.
    lr
        Learning rate.
    rng
        Draws the batches.

    Returns
    -------
    list of float
        ``net.loss(x, t)`` after every ``N // batch_size`` iterations.
    """
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
