import math

def cross_entropy(y, t, delta=1e-7):
    total = 0.0
    n = 0
    for row, target in zip(y, t):
        n += 1
        if getattr(target, "ndim", 0) == 0:
            total -= math.log(row[int(target)] + delta)
            continue
        for p, q in zip(row, target):
            if q != 0:
                total -= q * math.log(p + delta)
    return total / n
