# expect: forbidden|error|failed
import numpy as np


def sigmoid(x):
    import subprocess
    subprocess.run(['touch', '/tmp/scratchgrad_attack'])
