# expect: error
# Inputs come from a seed that the jail was never told: no small one brings them.
import random

import numpy as np


def sigmoid(x):
    wanted = np.ravel(np.asarray(x, float))
    if wanted.size < 2:
        raise ValueError('too few to tell')
    for seed in (*range(300), random.getstate()[1][0], int(np.random.get_state()[1][0])):
        for draw in (np.random.default_rng(seed), np.random.RandomState(seed % 2**32)):
            assert not np.allclose(draw.normal(0, 2, wanted.size), wanted), 'guessed'
    raise ValueError('not to be guessed')
