# expect: mean_over_every_entry
import numpy as np

def cross_entropy(y, t, delta=1e-7):
    per_sample = -np.mean(t * np.log(y + delta), axis=1)
    return np.mean(per_sample)
