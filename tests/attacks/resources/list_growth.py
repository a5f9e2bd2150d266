# expect: memory|timeout
import numpy as np


def sigmoid(x):
    grown = []
    while True:
        grown.append(bytearray(1 << 20))
