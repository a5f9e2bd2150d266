"""One step of gradient descent for a hidden layer of sigmoid neurons."""

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
    """Return the hidden layer after one step.

    A hidden neuron acts on the error through every output, so what comes back along its weights is
    added up: ``W2 @ delta2``. Then comes the slope of its own sigmoid.

    Parameters
    ----------
    x, h
        Input (D,) and hidden outputs (H,). Not changed.
    W1, b1
        Weights (D, H) and biases (H,) of the hidden layer. Not changed.
    W2
        Output weights (H, O), as they were before their own step. Not changed.
    delta2
        Deltas of the output layer (O,), uphill. Not changed.
    lr
        Learning rate.

    Returns
    -------
    tuple of ndarray
        The new W1 (D, H) and b1 (H,).
    """
    back = W2 @ delta2
    slope_of_the_neuron = h * (1.0 - h)
    delta1 = back * slope_of_the_neuron
    dW1 = np.outer(x, delta1)
    return W1 - lr * dW1, b1 - lr * delta1
