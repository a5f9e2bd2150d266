import numpy as np

# neurons in rows inside, as in the book I read before

def weighted_sum(x, w, b=0.0):
    return np.dot(w, x.T) + b

def layer(x, W, b):
    Wr = W.T                       # (H, D)
    V = Wr @ x.T + b[:, np.newaxis]    # (H, N)
    return V.T
