# expect: forbidden
# says: process, which is closed
import numpy as np


def sigmoid(x):
    import os
    os.execve('/bin/sh', ['sh', '-c', 'touch /tmp/scratchgrad_attack'], {})
