# expect: rises_the_wrong_way
import numpy as np

def sigmoid(x):
    e = np.exp(x)
    return 1.0 / (e + 1.0)
