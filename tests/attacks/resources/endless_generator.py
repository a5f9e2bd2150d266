# expect: failed
import numpy as np


def sigmoid(x):
    import itertools
    return itertools.count()
