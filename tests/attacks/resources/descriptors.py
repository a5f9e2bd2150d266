# expect: forbidden
# says: file, and files are closed
import numpy as np


def sigmoid(x):
    import os
    kept = []
    while True:
        kept.append(os.open('/dev/null', os.O_RDONLY))
