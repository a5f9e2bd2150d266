"""One step of gradient descent for a layer of sigmoid outputs with half the squared error."""

import numpy as np


def output_update(
    h: np.ndarray, y: np.ndarray, t: np.ndarray, W2: np.ndarray, b2: np.ndarray, lr: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the output layer after one step, and its deltas.

    The error is ``E = 0.5 * sum((y - t) ** 2)``. A weight acts on it through one output neuron, so
    its slope is a product of three: ``(y - t)``, the sigmoid's ``y * (1 - y)``, and ``h``. The
    first two are delta2.

    Parameters
    ----------
    h
        Hidden outputs (H,). Not changed.
    y, t
        Outputs and targets (O,). Not changed.
    W2, b2
        Weights (H, O) and biases (O,). Not changed.
    lr
        Learning rate.

    Returns
    -------
    tuple of ndarray
        The new W2 (H, O), the new b2 (O,), and delta2 (O,), which points uphill.
    """
    slope_of_the_error = y - t
    slope_of_the_output = y * (1.0 - y)
    delta2 = slope_of_the_error * slope_of_the_output
    dW2 = np.outer(h, delta2)
    W2_new = W2 - lr * dW2
    b2_new = b2 - lr * delta2
    return W2_new, b2_new, delta2
