# expect: forbidden|error|failed
import numpy as np


def sigmoid(x):
    import os
    os.execve('/bin/sh', ['sh', '-c', 'touch /tmp/scratchgrad_attack'], {})
