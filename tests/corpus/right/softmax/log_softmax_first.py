import numpy as np


def log_softmax(x):
    return x - np.logaddexp.reduce(x.astype(np.float64), axis=-1, keepdims=True)


def softmax(x: np.ndarray) -> np.ndarray:
    return np.exp(log_softmax(x))
