# expect: none
"""A two-layer network as one object: its parameters, and everything one asks of them."""

import numpy as np


def sigmoid(z: np.ndarray) -> np.ndarray:
    """Return ``1 / (1 + exp(-z))`` for every element, without overflow."""
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1.0 / (1.0 + small), small / (1.0 + small))


def softmax(a: np.ndarray) -> np.ndarray:
    """Return ``exp(a)``, each row divided by its sum; the rows' maxima go first, for safety."""
    powers: np.ndarray = np.exp(a - a.max(axis=1, keepdims=True))
    return powers / powers.sum(axis=1, keepdims=True)


class TwoLayerNet:
    """A network with one hidden layer: sigmoid neurons, then softmax over the classes.

    Parameters
    ----------
    input_size, hidden_size, output_size
        I, H and O: numbers in one input, hidden neurons, classes.
    weight_init_std
        Standard deviation of the weights at the start.
    rng
        Draws the weights; None stands for a fresh generator.

    Attributes
    ----------
    params
        W1 (I, H), b1 (H,), W2 (H, O), b2 (O,).
    """

    def __init__(
        self,
        input_size: int,
        hidden_size: int,
        output_size: int,
        weight_init_std: float = 0.01,
        rng: np.random.Generator | None = None,
    ) -> None:
        if rng is None:
            rng = np.random.default_rng()
        self.params = {
            "W1": weight_init_std * rng.standard_normal((input_size, hidden_size)),
            "b1": np.zeros(hidden_size),
            "W2": weight_init_std * rng.standard_normal((hidden_size, output_size)),
            "b2": np.zeros(output_size),
        }

    def _hidden(self, x: np.ndarray) -> np.ndarray:
        """Return the outputs (N, H) of the hidden neurons."""
        return sigmoid(x @ self.params["W1"] + self.params["b1"])

    def predict(self, x: np.ndarray) -> np.ndarray:
        """Return the class probabilities (N, O) of the inputs x (N, I)."""
        return softmax(self._hidden(x) @ self.params["W2"] + self.params["b2"])

    def loss(self, x: np.ndarray, t: np.ndarray) -> float:
        """Return the mean cross-entropy for one-hot rows t (N, O)."""
        return float(-np.sum(t * np.log(self.predict(x) + 1e-7)) / len(t))

    def accuracy(self, x: np.ndarray, t: np.ndarray) -> float:
        """Return the share of the rows whose most probable class is the true one."""
        return float(np.mean(self.predict(x).argmax(axis=1) == t.argmax(axis=1)))

    def gradient(self, x: np.ndarray, t: np.ndarray) -> dict[str, np.ndarray]:
        """Return the gradient of the mean cross-entropy for every parameter."""
        h = self._hidden(x)
        da = (self.predict(x) - t) / len(t)
        dz = da @ self.params["W2"].T * h * (1.0 - h)
        return {
            "W1": x.T @ dz,
            "b1": dz.sum(axis=0),
            "W2": h.T @ da,
            "b2": da.sum(axis=0),
        }

    def update(self, grads, lr):
        params = dict(self.params)
        for name in params:
            params[name] = params[name] - lr * grads[name]
