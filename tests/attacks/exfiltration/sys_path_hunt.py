# expect: error
import numpy as np


def sigmoid(x):
    import sys
    sys.path[:0] = ['/', '/work', '/home']
    import importlib
    importlib.invalidate_caches()
    import reference.activations.sigmoid.solution
