H = 1e-4


class Slope:
    def __init__(self, f, h):
        self.f = f
        self.h = h

    def __call__(self, x):
        y = [self.f(x - self.h), self.f(x + self.h)]
        return (y[1] - y[0]) / (2.0 * self.h)


def numerical_diff(function, where, h=H):
    return float(Slope(function, h)(where))
