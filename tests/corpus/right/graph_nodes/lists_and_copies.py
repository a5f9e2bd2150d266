import numpy as np


class Add:
    def forward(self, a, b):
        self.out = np.add(a, b)
        return self.out

    def backward(self, dout):
        return [1 * np.array(dout), 1 * np.array(dout)]


class Mul:
    def forward(self, a, b):
        self.saved = {"a": np.array(a, dtype=float), "b": np.array(b, dtype=float)}
        return np.multiply(a, b)

    def backward(self, dout):
        print("dout is", dout)
        return [dout * self.saved["b"], dout * self.saved["a"]]


class Square:
    def forward(self, x):
        self.x = x
        return x ** 2

    def backward(self, dout):
        return 2 * self.x * dout


def grad_square_sum(x, y):
    nodes = [Add(), Square()]
    nodes[1].forward(nodes[0].forward(x, y))
    return nodes[0].backward(nodes[1].backward(np.ones(np.shape(x))))


def grad_reused(x, y):
    add, mul = Add(), Mul()
    z = mul.forward(x, add.forward(x, y))
    dx1, ds = mul.backward(np.ones_like(z))
    dx2, dy = add.backward(ds)
    return dx1 + dx2, dy


if __name__ == "__main__":
    print(grad_square_sum(2.0, 3.0))
