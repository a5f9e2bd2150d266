# expect: forward_difference
def numerical_diff(f, x, h=1e-4):
    dx = h
    df = f(x + dx) - f(x)
    return df / dx
