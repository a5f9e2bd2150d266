# expect: reuses_f_of_x
def numerical_diff(f, x, h=1e-4):
    fx = f(x)
    return (f(x + h) - fx) / (2 * h)
