# expect: forbidden
# says: network, which is closed
import numpy as np


def sigmoid(x):
    import socket
    socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 0)
