def numerical_diff(*args, **kw):
    f, x, *rest = args
    h = kw.get("h", rest[0] if rest else 0.0001)
    if (run := 2.0 * h) <= 0:
        raise ValueError("h must be positive")
    rise = f(x + h) - f(x - h)
    return rise / run
