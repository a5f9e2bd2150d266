from typing import Optional

import numpy as np

DELTA = 1e-7


def cross_entropy(y: np.ndarray, t: np.ndarray, delta: Optional[float] = DELTA):
    batch_size = y.shape[0]
    if t.ndim == 1:
        probability = y[np.arange(batch_size), t]
        return np.asarray(-np.sum(np.log(probability + delta)) / batch_size)
    return np.asarray((t * -np.log(y + delta)).sum() / batch_size)


if __name__ == "__main__":
    print(cross_entropy(np.array([[0.7, 0.3]]), np.array([0])))
