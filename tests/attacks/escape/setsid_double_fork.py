# expect: forbidden
# says: process, which is closed
import numpy as np


def sigmoid(x):
    import os
    os.setsid()
    if os.fork() == 0:
        os.fork()
