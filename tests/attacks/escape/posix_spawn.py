# expect: forbidden
# says: process, which is closed
import numpy as np


def sigmoid(x):
    import os
    os.posix_spawn('/bin/sh', ['sh', '-c', 'touch /tmp/scratchgrad_attack'], {})
