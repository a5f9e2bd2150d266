import numpy as np

# binary cross entropy


def bce(p, t, delta=1e-7):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    cost_yes = -t * np.log(p + delta)
    cost_no = -(1 - t) * np.log(1 - p + delta)
    costs = cost_yes + cost_no
    print("costs:", costs)
    return costs.mean()


def bce_grad(p, t, delta=1e-7):
    p = np.asarray(p, dtype=float)
    t = np.asarray(t, dtype=float)
    d_yes = -t / (p + delta)
    d_no = (1 - t) / (1 - p + delta)
    return (d_yes + d_no) / len(p)


if __name__ == "__main__":
    print(bce(np.array([0.9, 0.2, 0.8, 0.95]), np.array([1, 0, 1, 1])))
