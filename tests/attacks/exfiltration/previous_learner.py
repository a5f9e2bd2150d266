# expect: error
# Looks for what `leave_a_mark`, or anybody before, left behind.
import builtins
import gc
import os
import sys

import numpy as np

MARK = 'scratchgrad' + '_mark'


def sigmoid(x):
    assert MARK not in sys.modules and MARK not in os.environ and MARK not in sys.path
    assert not any(hasattr(place, MARK) for place in (builtins, np, os, sys, gc))
    others = [
        name
        for item in gc.get_objects()
        if type(item) is dict and item.get('__file__') == 'submission.py'
        for name in item
        if name not in globals()
    ]
    raise ValueError(f'left: {others}')
