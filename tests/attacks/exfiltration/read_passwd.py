# expect: forbidden
import numpy as np


def sigmoid(x):
    raise ValueError(open('/etc/passwd').read())
