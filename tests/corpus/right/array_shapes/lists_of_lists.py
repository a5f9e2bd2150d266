from functools import reduce
from operator import mul

import numpy

def describe(array):
    array = numpy.asanyarray(array)
    return (len(array.shape), tuple(int(n) for n in array.shape), reduce(mul, array.shape, 1))

def row_vector(vector):
    return numpy.array([list(vector)])

def col_vector(vector):
    return numpy.array([[entry] for entry in vector])
