# expect: none
import numpy as np
def softmax_loss(a, t):
    T = np.eye(a.shape[1])[t] if t.ndim == 1 else t
    s = a - a.max(1, keepdims=True); l = s - np.log(np.exp(s).sum(1, keepdims=True))
    return -(T*l).sum()/len(a), T*(np.exp(l)-T)/len(a)
