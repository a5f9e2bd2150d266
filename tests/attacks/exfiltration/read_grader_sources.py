# expect: forbidden
# says: file, and files are closed
import sys


def sigmoid(x):
    module = sys.modules['grader.sandbox.codec']
    return module.__loader__.get_data(module.__file__)
