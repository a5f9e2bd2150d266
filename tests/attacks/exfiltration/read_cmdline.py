# expect: forbidden
# says: file, and files are closed
import numpy as np


def sigmoid(x):
    import os
    raise ValueError(open(f'/proc/{os.getppid()}/cmdline').read())
