# expect: forbidden
import os


def sigmoid(x):
    raise ValueError(str(os.uname()))
