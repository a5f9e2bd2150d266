import numpy as np
from dataclasses import dataclass
@dataclass(frozen=True)
class Memory:
    x: np.ndarray
    kind: str
def relu_forward(x):
    return np.where(x > 0, x, 0), Memory(np.copy(x), "relu")
def sigmoid(x):
    x = np.clip(x, -500, 500)
    return np.exp(x) / (np.exp(x) + 1) if x.size else x * 1.0
def sigmoid_forward(x):
    return sigmoid(x), Memory(np.copy(x), "sigmoid")
def relu_backward(dout, m):
    d = np.array(dout)
    d[m.x <= 0] = 0
    return d
def sigmoid_backward(dout, m):
    return dout * sigmoid(m.x) * sigmoid(-m.x)
