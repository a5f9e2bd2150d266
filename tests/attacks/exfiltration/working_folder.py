# expect: forbidden
# says: folder, and folders are closed
import os


def sigmoid(x):
    raise ValueError(os.getcwd())
