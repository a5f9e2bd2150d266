"""What a fresh Python for each student costs: ``python fresh.py PROGRAM`` prints the points."""

import runpy
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import asserts

try:
    program = runpy.run_path(sys.argv[1])
except Exception:
    program = {}
points = 0
for number in range(1, 10):
    try:
        functions = (program[name] for name in ("sigmoid", "sigmoid_grad", "cross_entropy"))
        getattr(asserts, f"check_{number}")(*functions)
        points += 1
    except Exception:
        pass
print(points)
