# expect: error
import numpy as np


def sigmoid(x):
    from grader.course import load_course
    return load_course()
