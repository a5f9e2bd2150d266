import numpy

def step(v):
    out = numpy.empty_like(v, dtype="int64")
    out[v > 0] = 1
    out[v <= 0] = 0
    return out

def gate(x, w, b):
    total = (x * w).sum(axis=1)
    total = total + b
    print("sums:", total)
    return step(total)

def AND():
    return numpy.ones(2), numpy.float64(-1.5)

def OR():
    return numpy.ones(2), numpy.float64(-0.5)

def NAND():
    w, b = AND()
    return -w, -b
