# expect: error|forbidden
import numpy as np


def sigmoid(x):
    import os
    found = []
    for number in range(3, 256):
        try:
            os.fstat(number)
            found.append(number)
        except OSError:
            pass
    raise ValueError(str(found))
