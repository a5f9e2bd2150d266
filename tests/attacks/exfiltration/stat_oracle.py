# expect: forbidden
# says: file, and files are closed
import numpy as np


def sigmoid(x):
    import os
    raise ValueError(str(os.stat('/etc/passwd').st_size))
