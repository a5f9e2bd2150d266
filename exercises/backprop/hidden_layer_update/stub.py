import numpy as np


def hidden_update(
    x: np.ndarray,
    h: np.ndarray,
    W1: np.ndarray,
    b1: np.ndarray,
    W2: np.ndarray,
    delta2: np.ndarray,
    lr: float,
) -> tuple[np.ndarray, np.ndarray]:
    """Return the hidden layer after one step of gradient descent.

    Parameters
    ----------
    x : ndarray, shape (D,)
        One input. Not changed.
    h : ndarray, shape (H,)
        Outputs of the hidden neurons, ``sigmoid(x @ W1 + b1)``. Not changed.
    W1 : ndarray, shape (D, H)
        Hidden weights; column j belongs to hidden neuron j. Not changed.
    b1 : ndarray, shape (H,)
        Hidden biases. Not changed.
    W2 : ndarray, shape (H, O)
        Output weights as they were when y was computed. Not changed.
    delta2 : ndarray, shape (O,)
        The deltas of the output layer; they point uphill. Not changed.
    lr : float
        Learning rate.

    Returns
    -------
    W1_new : ndarray, shape (D, H)
    b1_new : ndarray, shape (H,)
    """
    raise NotImplementedError
