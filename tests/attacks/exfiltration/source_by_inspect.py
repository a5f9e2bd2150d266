# expect: error
import inspect
import sys


def sigmoid(x):
    return inspect.getsource(sys.modules['grader.sandbox.codec'])
