# expect: crashed
import numpy as np


def sigmoid(x):
    import os
    os.abort()
