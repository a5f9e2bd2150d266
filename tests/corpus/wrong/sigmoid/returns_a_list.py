# expect: none
import math

def sigmoid(x):
    return [1 / (1 + math.exp(-float(v))) for v in x.ravel()]
