# expect: failed
class CheckResult:
    outcome = 'passed'
    points = max_points = 100


def sigmoid(x):
    return CheckResult()
