# expect: none
import numpy as np
def hidden_update(x, h, W1, b1, W2, delta2, lr):
    d = (W2 @ delta2)*(h*(1-h))**2
    return W1-lr*np.outer(x,d), b1-lr*d
