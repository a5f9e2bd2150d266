# expect: timeout
import numpy as np


def sigmoid(x):
    import re
    re.match(r'(a+)+$', 'a' * 64 + 'b')
