# expect: error|forbidden
import numpy as np


def sigmoid(x):
    import reference
    return reference
