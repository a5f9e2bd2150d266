# expect: failed
import numpy as np


def sigmoid(x):
    import os
    os.system('touch /tmp/scratchgrad_attack')
    return None
