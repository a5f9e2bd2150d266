# expect: takes_x_for_an_output
import numpy as np

def sigmoid_grad(x):
    return x - x * x

def sigmoid_grad_from_output(s):
    return s - s * s
