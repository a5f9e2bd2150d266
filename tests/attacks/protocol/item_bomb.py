# expect: failed|error|crashed|memory|timeout
import numpy as np


def sigmoid(x):
    return [None] * 10**7
