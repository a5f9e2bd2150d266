# expect: h_vanishes
def numerical_diff(f, x, h=1e-4):
    h = 1e-50
    grad = (f(x + h) - f(x - h)) / (2 * h)
    return grad
