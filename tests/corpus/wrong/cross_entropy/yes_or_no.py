# expect: binary_instead
import numpy as np

def cross_entropy(y, t, delta=1e-7):
    yes = t * np.log(y + delta)
    no = (1 - t) * np.log(1 - y + delta)
    return -(yes + no).sum(axis=1).mean()
