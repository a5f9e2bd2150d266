numerical_diff = lambda f, x, h=1e-4: (f(x + h) - f(x - h)) * (0.5 / h)
