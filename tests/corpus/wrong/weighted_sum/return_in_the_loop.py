# expect: returns_after_the_first_input
import numpy as np
def weighted_sum(x, w, b=0.0):
    s = b
    for xi, wi in zip(x, w):
        s = s + xi * wi
        return s
def layer(x, W, b): return x @ W + b
