# expect: error
import numpy as np


def sigmoid(x):
    raise KeyboardInterrupt
