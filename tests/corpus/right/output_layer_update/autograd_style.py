import numpy as np
class V:
    def __init__(self, value, grad=None): self.value, self.grad = value, grad
def output_update(h, y, t, W2, b2, lr):
    E = V(0.5 * ((y - t) ** 2).sum())
    Y = V(y, y - t)
    S = V(None, Y.grad * (Y.value - Y.value ** 2))
    W, b = V(W2, np.multiply.outer(h, S.grad)), V(b2, S.grad)
    out = [p.value + (-lr) * p.grad for p in (W, b)]
    return (*out, S.grad.copy())
