# expect: timeout|memory
import numpy as np


def sigmoid(x):
    import sys
    sys.set_int_max_str_digits(0)
    return str(7 ** (10 ** 9))
