# expect: forbidden|error|failed|crashed
import numpy as np


def sigmoid(x):
    import os
    import signal
    os.killpg(0, signal.SIGKILL)
