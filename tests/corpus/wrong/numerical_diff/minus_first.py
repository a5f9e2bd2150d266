# expect: other_way_round
def numerical_diff(f, x, h=1e-4):
    left = f(x - h)
    right = f(x + h)
    return (left - right) / (2 * h)
