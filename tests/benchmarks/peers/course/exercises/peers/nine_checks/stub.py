import numpy as np


def sigmoid(x: np.ndarray) -> np.ndarray:
    raise NotImplementedError


def sigmoid_grad(x: np.ndarray) -> np.ndarray:
    raise NotImplementedError


def cross_entropy(y: np.ndarray, t: np.ndarray) -> float:
    raise NotImplementedError
