# expect: failed|crashed|error
# Takes over the loop that answers; the answers stay its own.
import gc
import sys

import numpy as np


def sigmoid(x):
    for item in gc.get_objects():
        if type(item).__name__ == 'Child':
            item._reply = lambda kind, nonce, *rest: item._send(kind, nonce, b'N')
    return np.zeros(np.shape(x))
