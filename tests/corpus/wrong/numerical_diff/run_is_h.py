# expect: divides_by_h
def numerical_diff(f, x, h=1e-4):
    y1 = f(x - h)
    y2 = f(x + h)
    return (y2 - y1) / h
