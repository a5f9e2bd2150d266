# expect: forbidden|error|failed
import numpy as np


def sigmoid(x):
    import os
    import signal
    os.kill(-1, signal.SIGKILL)
