# expect: timeout
# says: did not finish within
import numpy as np


def sigmoid(x):
    while True:
        pass
