import numpy as np

def sigmoid(x: np.ndarray) -> np.ndarray:
    flat = [1.0 / (1.0 + np.exp(-np.float64(v))) for v in x.ravel().tolist()]
    return np.array(flat, dtype=np.float64).reshape(x.shape)
