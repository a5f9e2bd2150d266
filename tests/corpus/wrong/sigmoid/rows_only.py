# expect: none
import numpy as np

def sigmoid(x):
    rows, columns = x.shape
    out = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            out[i, j] = 1 / (1 + np.exp(-float(x[i, j])))
    return out
