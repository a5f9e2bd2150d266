# expect: error
# The launcher, the course and the checks are not in this process at all.
import sys


def sigmoid(x):
    for name in ('grader.sandbox.zygote_launcher', 'grader.grading', 'grader.course', 'reference'):
        assert name not in sys.modules
        try:
            __import__(name)
        except ImportError:
            continue
        return 'imported'
    raise ValueError('none of them')
