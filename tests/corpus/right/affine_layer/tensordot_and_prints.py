import numpy as np


def affine_forward(x, W, b):
    print("x", x.shape, "W", W.shape, "b", b.shape)
    axes = tuple(range(1, x.ndim))
    tensor = W.reshape(x.shape[1:] + (W.shape[1],))
    out = np.tensordot(x, tensor, axes=(axes, tuple(range(len(axes)))))
    return np.add(out, b), (x, tensor)


def affine_backward(dout, cache):
    x, tensor = cache
    dx = np.tensordot(dout, tensor, axes=(1, tensor.ndim - 1))
    dW = np.tensordot(x, dout, axes=(0, 0)).reshape(-1, dout.shape[1])
    db = np.ones(len(dout)) @ dout
    return dx, dW, db


if __name__ == "__main__":
    print(affine_forward(np.ones((2, 3)), np.ones((3, 4)), np.zeros(4))[0])
