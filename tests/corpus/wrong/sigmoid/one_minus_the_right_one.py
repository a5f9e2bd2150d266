# expect: rises_the_wrong_way
import numpy as np

def sigmoid(x):
    x = x.astype(float)
    return 1 - 1 / (1 + np.exp(-x))
