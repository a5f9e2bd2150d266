# expect: forbidden
# says: file, and files are closed
import numpy as np


def sigmoid(x):
    open('/dev/shm/scratchgrad_attack', 'w').write('x')
