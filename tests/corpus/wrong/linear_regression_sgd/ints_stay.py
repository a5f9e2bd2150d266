# expect: none
import numpy as np
class LinearFunction:
    def __init__(self, a, b): self.a, self.b = a, b
    def predict(self, x): return self.a * x + self.b
    def update(self, da, db, lr): self.a -= lr*da; self.b -= lr*db
    def get(self): return self.a, self.b
def fit(x, y, a0, b0, lr, epochs):
    f = LinearFunction(a0, b0); A, B = np.full(epochs+1, a0), np.full(epochs+1, b0)
    for k in range(epochs):
        for p, q in zip(x, y):
            e = 2*(f.predict(p) - q); f.update(e*p, e, lr)
        A[k+1], B[k+1] = f.get()
    return A, B
