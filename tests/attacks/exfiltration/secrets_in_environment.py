# expect: failed
import numpy as np


def sigmoid(x):
    import os
    assert 'SCRATCHGRAD_TEST_SECRET' not in os.environ
    return None
