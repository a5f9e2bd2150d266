# expect: forbidden
import numpy as np


def sigmoid(x):
    open('/dev/shm/scratchgrad_attack', 'w').write('x')
