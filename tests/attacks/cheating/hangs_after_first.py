# expect: failed
import numpy as np

calls = 0


def sigmoid(x):
    global calls
    calls += 1
    return np.zeros(np.shape(x)) if calls % 2 else np.ones(np.shape(x))
