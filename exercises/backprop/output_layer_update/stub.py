import numpy as np


def output_update(
    h: np.ndarray, y: np.ndarray, t: np.ndarray, W2: np.ndarray, b2: np.ndarray, lr: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the output layer after one step of gradient descent, and its deltas.

    Parameters
    ----------
    h : ndarray, shape (H,)
        Outputs of the hidden neurons. Not changed.
    y : ndarray, shape (O,)
        Outputs of the output neurons, ``sigmoid(h @ W2 + b2)``. Not changed.
    t : ndarray, shape (O,)
        Their targets. Not changed.
    W2 : ndarray, shape (H, O)
        Weights; column k belongs to output neuron k. Not changed.
    b2 : ndarray, shape (O,)
        Biases. Not changed.
    lr : float
        Learning rate.

    Returns
    -------
    W2_new : ndarray, shape (H, O)
    b2_new : ndarray, shape (O,)
    delta2 : ndarray, shape (O,)
        How the error changes with the sum that goes into each output neuron. It points uphill.
    """
    raise NotImplementedError
