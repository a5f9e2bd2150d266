# expect: forbidden
# says: signal or to handle one, which is closed
import numpy as np


def sigmoid(x):
    import os
    import signal
    os.kill(os.getppid(), signal.SIGKILL)
