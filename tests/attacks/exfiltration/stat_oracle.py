# expect: forbidden
import numpy as np


def sigmoid(x):
    import os
    raise ValueError(str(os.stat('/etc/passwd').st_size))
