import numpy as np


def xor_forward(X, W1, b1, W2, b2, act):
    """XOR as OR minus AND; no NAND anywhere."""
    hidden = act(np.einsum("nd,dh->nh", X, W1) + b1)
    return hidden, act(np.einsum("nh,ho->no", hidden, W2) + b2)


def fixed_xor():
    return (
        np.array([[10.0, 10.0], [10.0, 10.0]]),
        np.array([-5.0, -15.0]),
        np.array([[10.0], [-10.0]]),
        np.array([-5.0]),
    )
