# expect: timeout
# says: did not finish within
import numpy as np


def sigmoid(x):
    import time
    time.sleep(1000)
