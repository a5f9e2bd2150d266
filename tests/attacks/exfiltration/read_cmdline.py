# expect: forbidden
import numpy as np


def sigmoid(x):
    import os
    raise ValueError(open(f'/proc/{os.getppid()}/cmdline').read())
