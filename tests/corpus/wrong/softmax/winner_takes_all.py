# expect: none
import numpy as np
def softmax(x):
    out = np.zeros_like(x)
    out[np.arange(len(x)), x.argmax(axis=1)] = 1
    return out
