# expect: timeout
import numpy as np


def sigmoid(x):
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
