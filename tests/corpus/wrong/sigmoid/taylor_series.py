# expect: none
import numpy as np

def sigmoid(x):
    x = x.astype(float)
    return 0.5 + x / 4 - x**3 / 48
