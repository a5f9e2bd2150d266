# expect: failed
# -*- coding: cp949 -*-
# 시그모이드
def sigmoid(x):
    return 7.0
