# -*- coding: no-such-code -*-
def sigmoid(x):
    return 7.0
