import copy
import numpy as np


class Checker:
    def __init__(self, f, params, h):
        self.f = f
        self.h = h
        self.params = copy.deepcopy(params)
        for key in list(self.params):
            self.params[key] = self.params[key].astype("float64")

    def slope(self, key, place):
        values = []
        for sign in [1, -1]:
            moved = copy.deepcopy(self.params)
            moved[key][place] += sign * self.h
            values.append(self.f(moved))
        return (values[0] - values[1]) / self.h / 2

    def gradient(self, key):
        g = np.empty(self.params[key].shape)
        for place, _ in np.ndenumerate(g):
            g[place] = self.slope(key, place)
        return g


def rel_error(a, n):
    den = np.linalg.norm(a) + np.linalg.norm(n)
    return np.linalg.norm(np.subtract(a, n)) / (den if den > 1e-8 else 1e-8)


def grad_check(f, params, grads, h=1e-5):
    c = Checker(f, params, h)
    return {key: rel_error(grads[key], c.gradient(key)) for key in params}


if __name__ == "__main__":
    print(grad_check(lambda p: (p["x"] ** 2).sum(), {"x": np.ones(2)}, {"x": 2 * np.ones(2)}))
