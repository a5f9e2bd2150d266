# expect: none
import numpy as np

def sigmoid(x):
    return (x > 0).astype(float)
