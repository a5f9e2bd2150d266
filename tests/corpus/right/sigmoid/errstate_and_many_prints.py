import warnings
import numpy as np

print("loading my homework")

def sigmoid(x):
    print("called with", x.shape, x.dtype)
    with np.errstate(over="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return np.divide(1.0, np.add(1.0, np.exp(np.multiply(x, -1.0))))
