import numpy as np


class TwoLayerNet:
    """A network with one hidden layer: sigmoid neurons, then softmax over the classes.

    Parameters
    ----------
    input_size, hidden_size, output_size : int
        I, H and O: numbers in one input, hidden neurons, classes.
    weight_init_std : float
        Standard deviation of the weights at the start; 0 makes all of them 0.
    rng : numpy.random.Generator or None
        Draws the weights; None stands for a fresh ``np.random.default_rng()``.

    Attributes
    ----------
    params : dict
        "W1" of shape (I, H), "b1" of shape (H,), "W2" of shape (H, O), "b2" of shape (O,).
        The weights are drawn, the biases start at 0.
    """

    def __init__(
        self,
        input_size: int,
        hidden_size: int,
        output_size: int,
        weight_init_std: float = 0.01,
        rng: np.random.Generator | None = None,
    ) -> None:
        raise NotImplementedError

    def predict(self, x: np.ndarray) -> np.ndarray:
        """Return the class probabilities (N, O) of the inputs x (N, I); each row adds up to 1."""
        raise NotImplementedError

    def loss(self, x: np.ndarray, t: np.ndarray) -> float:
        """Return the mean cross-entropy for the inputs x (N, I) and the one-hot rows t (N, O)."""
        raise NotImplementedError

    def accuracy(self, x: np.ndarray, t: np.ndarray) -> float:
        """Return the share, from 0 to 1, of the rows whose most probable class is the true one."""
        raise NotImplementedError

    def gradient(self, x: np.ndarray, t: np.ndarray) -> dict[str, np.ndarray]:
        """Return the gradient of the loss for "W1", "b1", "W2", "b2", in their shapes."""
        raise NotImplementedError

    def update(self, grads: dict[str, np.ndarray], lr: float) -> None:
        """Take one step of descent: subtract lr times its gradient from every parameter."""
        raise NotImplementedError
