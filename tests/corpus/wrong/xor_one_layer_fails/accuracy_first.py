# expect: none
import numpy as np
def line_accuracy(w, b, X, d):
    v = X @ w + b
    return float(np.mean(np.where(d == 1, v > 0, v < 0)))
def best_line_accuracy(X, d):
    best = 0
    for t in np.deg2rad(np.arange(360)):
        w = np.array([np.cos(t), np.sin(t)]); s = np.sort(X @ w)
        for c in np.r_[s[0]-1, (s[1:]+s[:-1])/2, s[-1]+1]: best = max(best, line_accuracy(w, -c, X, d))
    return best
def train_and_report(X, d, w0, lr, epochs):
    w, b = w0[:2], w0[2]
    for _ in range(epochs):
        for x, t in zip(X, d):
            y = 1/(1+np.exp(-(x@w+b))); g = lr*y*(1-y)*(t-y); w, b = w+g*x, b+g
    y = 1/(1+np.exp(-(X@w+b)))
    return line_accuracy(w, b, X, d), y
