# expect: error
import numpy as np


def sigmoid(x):
    import sys
    sys.exit(0)
