import numpy as np

# errors!


def mse(y, t):
    y = np.asarray(y, dtype=float)
    t = np.asarray(t, dtype=float).reshape(y.shape)
    diff = y - t
    print("diff", diff)
    squared = diff**2
    result = squared.mean()
    print("mse is", result)
    return result


def mse_grad(y, t):
    y = np.asarray(y, dtype=float)
    t = np.asarray(t, dtype=float).reshape(y.shape)
    grad = np.zeros_like(y)
    grad += y
    grad -= t
    grad *= 2
    grad /= grad.size
    return grad


def mae(y, t):
    y = np.asarray(y, dtype=float)
    t = np.asarray(t, dtype=float).reshape(y.shape)
    return np.absolute(t - y).mean()


def mae_grad(y, t):
    y = np.asarray(y, dtype=float)
    t = np.asarray(t, dtype=float).reshape(y.shape)
    grad = np.zeros(y.shape)
    grad[y > t] = 1
    grad[y < t] = -1
    return grad / grad.size


if __name__ == "__main__":
    print(mse(np.array([3, 5, 2, 6]), np.array([2.5, 5.5, 4, 2])))
