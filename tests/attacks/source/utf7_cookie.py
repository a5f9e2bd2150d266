# -*- coding: utf-7 -*-
def sigmoid(x):
    return +AG4AdQBsAGw-
