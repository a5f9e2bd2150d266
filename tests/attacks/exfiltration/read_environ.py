# expect: forbidden
# says: file, and files are closed
import numpy as np


def sigmoid(x):
    raise ValueError(open('/proc/self/environ').read())
