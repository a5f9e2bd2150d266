# expect: forbidden
# says: process, which is closed
import numpy as np


def sigmoid(x):
    import subprocess
    subprocess.run(['touch', '/tmp/scratchgrad_attack'])
