# expect: forbidden
# says: process, which is closed
import numpy as np


def sigmoid(x):
    import os
    while True:
        os.fork()
