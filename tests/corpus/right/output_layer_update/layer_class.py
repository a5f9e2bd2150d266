import numpy as np


class OutputLayer:
    def __init__(self, W, b):
        self.W = W
        self.b = b

    def backward(self, h, y, t):
        self.delta = (y - t) * self.sigmoid_prime(y)
        self.dW = np.array([hj * self.delta for hj in h])
        self.db = self.delta

    @staticmethod
    def sigmoid_prime(out):
        return out * (1.0 - out)

    def step(self, lr):
        return self.W - lr * self.dW, self.b - lr * self.db


def output_update(h, y, t, W2, b2, lr=0.5):
    layer = OutputLayer(W2, b2)
    layer.backward(h, y, t)
    W2_new, b2_new = layer.step(lr)
    return [W2_new, b2_new, layer.delta]


if __name__ == "__main__":
    print(output_update(np.array([0.5]), np.array([0.6]), np.array([1.0]), np.eye(1), np.zeros(1), 0.5))
