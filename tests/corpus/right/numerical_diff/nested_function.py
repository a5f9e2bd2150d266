import numpy as np
def numerical_diff(f, x, h=1e-4):
    """끼인 기울기"""
    def height(place):
        return f(place)
    right, left = map(height, (x + h, x - h))
    return (right - left) / (h + h)
