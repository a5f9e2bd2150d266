# expect: half_to_each_side
def numerical_diff(f, x, h=1e-4):
    half = 0.5 * h
    return (f(x + half) - f(x - half)) / (half + half)
