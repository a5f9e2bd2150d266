from typing import Any
import functools
import random

import numpy as np


def logistic(x: Any, *, steepness: float = 1.0) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(-steepness * x))


sigmoid = functools.partial(logistic, steepness=1.0)


if __name__ == "__main__":
    import matplotlib.pyplot as plt

    random.seed(0)
    xs = np.linspace(-6, 6, 100)
    plt.plot(xs, sigmoid(xs))
    plt.savefig("sigmoid.png")
