# expect: memory|timeout
import warnings


def sigmoid(x):
    number = 0
    while True:
        number += 1
        warnings.warn('w' * 1000 + str(number))
