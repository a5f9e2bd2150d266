# expect: forbidden
import numpy as np


def sigmoid(x):
    import os
    raise ValueError(str(os.listdir('/')))
