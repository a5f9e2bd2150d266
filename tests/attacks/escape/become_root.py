# expect: forbidden
# says: another user, which is closed
import numpy as np


def sigmoid(x):
    import os
    os.setresuid(0, 0, 0)
