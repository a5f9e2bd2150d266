import numpy as np


def direction(slope):
    print("slope is", slope)
    return -np.sign(slope)


def descend(df, x0, lr, steps):
    path = np.zeros(steps + 1)
    path[0] = x0
    i = 0
    while i < steps:
        g = df(path[i])
        print(i, path[i], g)
        path[i + 1] = path[i] - lr * g
        i = i + 1
    return path


if __name__ == "__main__":
    print(descend(lambda x: (x - 1) / 5, 10, 1, 5))
