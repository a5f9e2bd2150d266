# expect: failed
import numpy as np

# Under the limit: what many of these would cost together is the question.
KEPT = np.ones(100 << 20, dtype=np.uint8)


def sigmoid(x):
    return KEPT[:1] * 7.0
