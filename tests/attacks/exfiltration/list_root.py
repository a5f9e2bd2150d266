# expect: forbidden
# says: folder, and folders are closed
import numpy as np


def sigmoid(x):
    import os
    raise ValueError(str(os.listdir('/')))
