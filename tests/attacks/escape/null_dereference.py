# expect: crashed
import numpy as np


def sigmoid(x):
    import ctypes
    ctypes.string_at(0)
