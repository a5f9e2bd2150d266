# expect: forbidden
import numpy as np


def sigmoid(x):
    raise ValueError(open('/proc/self/environ').read())
