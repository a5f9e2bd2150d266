# expect: error
import os


def sigmoid(x):
    found = []
    for number in range(3, 4096):
        try:
            os.write(number, b'')
            found.append(number)
        except OSError:
            pass
    # The channel to the grader and nothing else.
    assert len(found) == 1, found
    raise ValueError('one')
