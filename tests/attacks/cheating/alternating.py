# expect: failed
import numpy as np

calls = 0


def sigmoid(x):
    # Wrong and right by turns.
    global calls
    calls += 1
    y = 1 / (1 + np.exp(-np.asarray(x, float)))
    return y if calls % 2 == 0 else y + 1
