# expect: forbidden|error
# Where nothing else has loaded subprocess, it is no module of the jail's.
import numpy as np


def sigmoid(x):
    import subprocess
    subprocess.run(['touch', '/tmp/scratchgrad_attack'])
