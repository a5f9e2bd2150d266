# expect: error
import numpy as np


def sigmoid(x):
    import reference
    return reference
