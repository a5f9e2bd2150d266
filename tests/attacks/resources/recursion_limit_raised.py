# expect: error|crashed|memory|timeout
import sys

sys.setrecursionlimit(10**9)


def sigmoid(x):
    return sigmoid(x)
