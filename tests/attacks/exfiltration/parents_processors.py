# expect: forbidden
import os


def sigmoid(x):
    raise ValueError(str(os.sched_getaffinity(os.getppid())))
