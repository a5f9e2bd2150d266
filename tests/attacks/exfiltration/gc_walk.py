# expect: error
import numpy as np


def sigmoid(x):
    import gc

    answers = [item for item in gc.get_objects() if type(item).__name__ in ('Exercise', 'Check')]
    assert not answers
    return answers[0]
