# expect: failed|error|crashed
import numpy as np


def sigmoid(x):
    return 10 ** 100000
