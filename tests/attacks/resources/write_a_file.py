# expect: forbidden
# says: file, and files are closed
import numpy as np


def sigmoid(x):
    open('/tmp/scratchgrad_attack', 'w').write('x')
