# expect: forbidden
import numpy as np


def sigmoid(x):
    import os
    if os.access('/etc/passwd', os.F_OK):
        raise ValueError('it exists')
    raise PermissionError(1, 'nothing to see')
