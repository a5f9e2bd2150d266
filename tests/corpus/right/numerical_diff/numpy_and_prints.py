import numpy as np

def numerical_diff(f, x, h=1e-4):
    x = np.float64(x)
    # two points
    p1 = x + h
    p2 = x - h
    print("points", p1, p2)
    y1 = f(p1); y2 = f(p2)
    print("values", y1, y2)
    slope = (y1 - y2) / (p1 - p2)
    return slope

if __name__ == "__main__":
    print(numerical_diff(lambda x: x ** 2, 3))
