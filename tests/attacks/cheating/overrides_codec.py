# expect: failed|crashed|error
import sys

for name, module in list(sys.modules.items()):
    if name.endswith('codec'):
        module.encode = lambda *a, **k: b'\x01'
        module.decode = lambda *a, **k: None


def sigmoid(x):
    return x
