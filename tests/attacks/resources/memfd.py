# expect: forbidden
# says: map memory, which is closed
import numpy as np


def sigmoid(x):
    import os
    os.memfd_create('x')
