# expect: forbidden|error
import numpy as np


def sigmoid(x):
    import os
    os.memfd_create('x')
