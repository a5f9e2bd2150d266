# expect: forbidden
import numpy as np


def sigmoid(x):
    import os
    while True:
        os.dup(0)
