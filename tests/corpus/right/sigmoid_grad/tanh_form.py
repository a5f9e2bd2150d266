import numpy as np

def sigmoid_grad(x: np.ndarray) -> np.ndarray:
    t = np.tanh(0.5 * x)
    return 0.25 * (1 - t * t)

def sigmoid_grad_from_output(s: np.ndarray) -> np.ndarray:
    t = 2 * s - 1
    return 0.25 * (1 - t * t)
