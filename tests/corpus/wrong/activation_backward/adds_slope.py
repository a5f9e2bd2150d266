# expect: none
import numpy as np
def relu_forward(x): return np.maximum(x, 0), x > 0
def relu_backward(dout, cache): return dout * cache
def sigmoid_forward(x):
    y = 1/(1+np.exp(-x)); return y, y
def sigmoid_backward(dout, cache): return dout + cache*(1-cache)
