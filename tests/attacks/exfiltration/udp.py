# expect: forbidden
# says: network, which is closed
import numpy as np


def sigmoid(x):
    import socket
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('127.0.0.1', 9))
