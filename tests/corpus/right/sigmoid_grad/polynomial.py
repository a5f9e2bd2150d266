import numpy as np

def sigmoid(x):
    return 1 / (1 + np.exp(-x.astype(float)))

class Sig:
    @staticmethod
    def back(s): return np.polyval([-1, 1, 0], s)
def sigmoid_grad_from_output(s): return Sig.back(s)
def sigmoid_grad(x): return Sig.back(sigmoid(x))
