# expect: none
import numpy as np
class LinearFunction:
    def __init__(self, a, b): self.a, self.b = a, b
    def predict(x): return self.a * x + self.b
    def update(self, da, db, lr): self.a -= lr*da; self.b -= lr*db
    def get(self): return self.a, self.b
def fit(x, y, a0, b0, lr, epochs):
    return np.zeros(epochs+1), np.zeros(epochs+1)
