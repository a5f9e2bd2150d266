# expect: logarithm_to_base_10
import math

def cross_entropy(y, t, delta=1e-7):
    total = 0
    for row, target in zip(y, t):
        total += sum(-q * math.log(p + delta, 10) for p, q in zip(row, target))
    return total / len(y)
