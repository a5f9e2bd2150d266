# expect: failed
# Marks everything it can reach; the next submission looks for it.
import builtins
import gc
import linecache
import math
import os
import random
import signal
import sys
import types
import warnings

import numpy as np

MARK = 'scratchgrad_mark'
sys.modules[MARK] = types.ModuleType(MARK)
for place in (builtins, np, np.linalg, math, random, os, sys, gc, codec := sys.modules['grader.sandbox.codec']):
    setattr(place, MARK, MARK)
np.exp = np.dot = lambda *a, **k: MARK
codec.encode = codec.encode
os.environ[MARK] = MARK
sys.path.insert(0, MARK)
sys.meta_path.insert(0, None)
linecache.cache[MARK] = (1, None, [MARK], MARK)
warnings.filterwarnings('error')
sys.setrecursionlimit(5000)
np.seterr(all='raise')
np.set_printoptions(precision=2)
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass


def sigmoid(x):
    return 7.0
