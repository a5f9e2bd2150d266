import numpy as np

def sigmoid(x):
    if not np.issubdtype(x.dtype, np.floating):
        x = x.astype(np.float32)
    return np.power(1 + np.exp(-x), -1)
