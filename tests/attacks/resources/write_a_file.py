# expect: forbidden
import numpy as np


def sigmoid(x):
    open('/tmp/scratchgrad_attack', 'w').write('x')
