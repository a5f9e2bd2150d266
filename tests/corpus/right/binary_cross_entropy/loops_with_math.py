import math

import numpy as np


def bce(p, t, delta=1e-7):
    total = 0.0
    for i in range(len(p)):
        yes = float(t[i]) * math.log(float(p[i]) + delta)
        no = (1.0 - float(t[i])) * math.log(1.0 - float(p[i]) + delta)
        total += yes + no
    return -total / len(p)


def bce_grad(p, t, delta=1e-7):
    slopes = []
    for pi, ti in zip(p, t):
        slopes.append(-(ti / (pi + delta) - (1.0 - ti) / (1.0 - pi + delta)) / len(p))
    return np.array(slopes)
