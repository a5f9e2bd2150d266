# expect: takes_labels_for_rows
import numpy as np

def cross_entropy(y, t, delta=1e-7):
    batch_size = y.shape[0]
    return np.sum(-t * np.log(np.maximum(y, delta))) / batch_size
