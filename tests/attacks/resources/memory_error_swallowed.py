# expect: timeout|memory
import numpy as np


def sigmoid(x):
    kept = []
    while True:
        try:
            kept.append(np.ones(1 << 20))
        except MemoryError:
            pass
