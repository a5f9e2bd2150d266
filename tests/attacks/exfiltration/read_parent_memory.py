# expect: forbidden
# says: file, and files are closed
import numpy as np


def sigmoid(x):
    import os
    open(f'/proc/{os.getppid()}/mem', 'rb')
