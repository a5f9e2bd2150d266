# expect: error
import numpy as np


def sigmoid(x):
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return np.ones(2**29)
