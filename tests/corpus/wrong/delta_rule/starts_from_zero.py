# expect: none
import numpy as np
def delta_step(w, x, d, lr):
    y = 1/(1+np.exp(-(w@x)))
    return w + lr*y*(1-y)*(d-y)*x
def train_delta(X, d, w0, lr, epochs, mode="sgd"):
    w = np.zeros(X.shape[1])
    for _ in range(epochs):
        if mode=="sgd":
            for x,t in zip(X,d): w = delta_step(w,x,t,lr)
        else:
            w = np.mean([delta_step(w,x,t,lr) for x,t in zip(X,d)],axis=0)
    return w
