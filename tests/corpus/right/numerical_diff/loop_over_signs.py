def numerical_diff(f, x, h=1e-4):
    total = 0.0
    for sign in (1, -1):
        total += sign * f(x + sign * h)
    return total / h / 2
