# expect: timeout
import numpy as np


def sigmoid(x):
    import signal
    signal.pause()
